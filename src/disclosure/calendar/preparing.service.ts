import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../../platform/clock';
import { Reading } from '../../platform/database/reading';
import type { Job } from '../../platform/jobs/job';
import { Jobs } from '../../platform/jobs/jobs';
import { type StandingJob, StandingJobs } from '../../platform/jobs/standing-jobs';
import type { Day } from '../../shared/day';
import { lastDayOf } from '../../shared/day';
import { type ReportMaker, ReportService } from '../report.service';
import { calendarWithin } from './calendar.queries';

const HOUR_MS = 3_600_000;

const PREPARING: StandingJob = {
  kind: 'standing:disclosure',
  title: '编制到期应公示的报告',
  isDue: (now, last) => last === null || now.getTime() - last.getTime() >= HOUR_MS,
};

/** A few an hour: a community that starts with years of books does not hold up everybody's reports. */
const AT_ONCE = 6;

interface Preparing {
  readonly maker: ReportMaker | null;
  readonly wanted: readonly { kind: string; subject: string }[];
}

/**
 * What is to be published is drawn up by itself once its months are closed, in the name of the project
 * manager, who answers for it; the owners' side and she then look at it (会签, 公示).
 */
@Injectable()
export class PreparingService implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly standing: StandingJobs,
    private readonly reading: Reading,
    private readonly reports: ReportService,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.jobs.register(PREPARING.kind, (job) => this.prepare(job));
    this.standing.register(PREPARING);
  }

  /** Queues the reports; each is filed once, whoever asks for it again. */
  async prepare({ communityId }: Pick<Job, 'communityId'>): Promise<{ queued: number }> {
    const { maker, wanted } = await this.toPrepare(communityId);
    if (maker === null) return { queued: 0 };
    for (const each of wanted) await this.reports.request(communityId, each, maker);
    return { queued: wanted.length };
  }

  private toPrepare(communityId: number): Promise<Preparing> {
    const today = this.clock.today();
    return this.reading.run(communityId, async (tx) => {
      const [books] = await tx.query<{ closedThrough: Day }[]>(
        'select closed_through as "closedThrough" from ledger_head where community_id = $1',
        [communityId],
      );
      const [manager] = await tx.query<{ personId: string }[]>(MANAGER, [
        communityId,
        today,
        this.clock.now(),
      ]);
      const { duties } = await calendarWithin(tx, communityId, today);
      const wanted = duties
        .filter(({ state, turn }) => state === 'to-prepare' && isClosed(turn.last, books))
        .slice(0, AT_ONCE)
        .map(({ kind, subject }) => ({ kind, subject }));
      const maker = manager ? { personId: manager.personId, postName: '系统按公示日历' } : null;
      return { maker, wanted };
    });
  }
}

/** Of the firm whose term it is at the moment: one that has left answers for nothing new. */
const MANAGER = `
  select g.person_id as "personId" from role_grant g
  left join trustee_term t on t.community_id = $1 and t.no = g.trustee_term
  where g.community_id = $1 and g.post = 'manager' and g.starts_on <= $2
    and (g.ends_on is null or g.ends_on >= $2) and (g.ended_on is null or g.ended_on > $2)
    and t.withdrawn_at is null and $3 >= coalesce(t.starts_at, '-infinity')
    and $3 < coalesce(t.ends_at, 'infinity')
  order by g.starts_on desc limit 1`;

const isClosed = (
  month: Parameters<typeof lastDayOf>[0],
  books: { closedThrough: Day } | undefined,
): boolean => books !== undefined && lastDayOf(month) <= books.closedThrough;
