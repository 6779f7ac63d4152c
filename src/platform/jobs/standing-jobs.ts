import {
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnModuleDestroy,
} from '@nestjs/common';
import { Transactions } from '../database/transactions';
import { JOBS_OPTIONS, type JobsOptions } from './job-runner';
import { Jobs } from './jobs';

/** Work that comes round by itself in every community, and that nobody has asked for. */
export interface StandingJob {
  /** Begins with `standing:`, by which lists of jobs for people leave it out. */
  readonly kind: `standing:${string}`;
  readonly title: string;
  /** Whether it should be queued again: the database's time, and when it was queued last. */
  readonly isDue: (now: Date, last: Date | null) => boolean;
}

// Ours among the advisory locks of the database.
const lockSpace = 7_262_005;
const firstLookMs = 60_000;
const lookMs = 5 * 60_000;

/**
 * Queues standing work where it is due, once, however many programs look. pg-boss's own schedule would
 * need a queue of its own and knows no communities; what was done when stands in `job_run` anyway.
 */
@Injectable()
export class StandingJobs implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly log = new Logger('Jobs');
  private readonly standing: StandingJob[] = [];
  private timers: NodeJS.Timeout[] = [];
  private looking: Promise<void> | null = null;

  constructor(
    @Inject(JOBS_OPTIONS) private readonly options: JobsOptions,
    private readonly jobs: Jobs,
    private readonly transactions: Transactions,
  ) {}

  /** Called by each room as its module starts; the handler is registered with `Jobs`. */
  register(job: StandingJob): void {
    this.standing.push(job);
  }

  onApplicationBootstrap(): void {
    if (this.options.standing !== true || this.options.concurrency === 0) return;
    const look = () => void (this.looking ??= this.look().finally(() => (this.looking = null)));
    this.timers = [setTimeout(look, firstLookMs), setInterval(look, lookMs)];
    for (const timer of this.timers) timer.unref();
  }

  async onModuleDestroy(): Promise<void> {
    for (const timer of this.timers) clearInterval(timer);
    await this.looking;
  }

  /** Queues what is due in every community; what fails is tried again the next time. */
  async look(): Promise<void> {
    try {
      const communities = await this.transactions.runGlobal((tx) =>
        tx.query<{ id: number }[]>('select community_ids() as id'),
      );
      for (const { id } of communities) {
        for (const job of this.standing) await this.queueWhereDue(id, job);
      }
    } catch (error) {
      this.log.error('looking for standing work failed', error);
    }
  }

  private queueWhereDue(communityId: number, { kind, title, isDue }: StandingJob): Promise<void> {
    return this.transactions.run(communityId, async (tx) => {
      await tx.query('select pg_advisory_xact_lock($1, hashtext($2))', [
        lockSpace,
        `${kind}/${communityId}`,
      ]);
      const [times] = await tx.query<{ now: Date; last: Date | null }[]>(
        `select now() as now, max(created_at) as last from job_run where community_id = $1 and kind = $2`,
        [communityId, kind],
      );
      if (!times || !isDue(times.now, times.last)) return;
      await tx.query(
        `delete from job_run where community_id = $1 and kind = $2
           and finished_at < now() - interval '7 days'`,
        [communityId, kind],
      );
      await this.jobs.enqueue(tx, { communityId, kind, title, payload: {}, requestedBy: null });
    });
  }
}
