import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '../../platform/clock';
import type { Day } from '../../shared/day';
import { newId } from '../../shared/ids';
import { calendarErrors } from './calendar.errors';
import { calendarWithin } from './calendar.queries';
import { onShowUntil } from './duties.rules';
import { profiles } from './profiles.rules';

/** Who signs or hangs up, and in what office. */
export interface Publisher {
  readonly personId: string;
  readonly post: string;
}

interface FinalReport {
  final: boolean;
  signed: boolean;
}

/** 会签与公示: the only writer of its tables. */
@Injectable()
export class PublicationsService {
  constructor(private readonly clock: Clock) {}

  /**
   * The owners' side has looked at a final report.
   * @throws DomainError `disclosure.report-unknown`, `disclosure.not-final`, `disclosure.signed-already`.
   */
  async countersign(
    tx: EntityManager,
    communityId: number,
    { reportId, note, by }: { reportId: string; note: string | null; by: Publisher },
  ): Promise<void> {
    const report = await finalReport(tx, communityId, reportId);
    if (report.signed) throw calendarErrors.signedAlready();
    await tx.query(
      `insert into report_countersign (community_id, report_id, post, note, signed_by, signed_at)
       values ($1, $2, $3, $4, $5, $6)`,
      [communityId, reportId, by.post, note, by.personId, this.clock.now()],
    );
  }

  /**
   * Hangs a countersigned report up from today on, for as long as the place asks.
   * @returns its id and its last day on show.
   * @throws DomainError `disclosure.report-unknown`, `disclosure.not-final`, `disclosure.not-signed`,
   * `disclosure.published-already`.
   */
  async publish(
    tx: EntityManager,
    communityId: number,
    { reportId, place, by }: { reportId: string; place: string; by: Publisher },
  ): Promise<{ id: string; until: Day }> {
    const report = await finalReport(tx, communityId, reportId);
    if (!report.signed) throw calendarErrors.notSigned();
    const today = this.clock.today();
    const { profile, duties } = await calendarWithin(tx, communityId, today);
    const dueOn = duties.find(({ filed }) => filed?.reportId === reportId)?.dueOn ?? null;
    const [id, until] = [newId(), onShowUntil(today, profile.showDays)];
    await tx.query(
      `insert into publication (community_id, id, report_id, due_on, published_on, on_show_until, place,
         published_by, published_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [communityId, id, reportId, dueOn, today, until, place, by.personId, this.clock.now()],
    );
    return { id, until };
  }

  /**
   * Which place's rules hold from now on, on the owners' word.
   * @throws DomainError `disclosure.profile-unknown`, `disclosure.starts-mid-month`.
   */
  async choose(
    tx: EntityManager,
    communityId: number,
    chosen: { profile: string; startsOn: Day; resolutionRef: string; by: Publisher },
  ): Promise<void> {
    if (!profiles.some(({ key }) => key === chosen.profile)) throw calendarErrors.profileUnknown();
    if (!chosen.startsOn.endsWith('-01')) throw calendarErrors.startsMidMonth();
    await tx.query('select hold_books($1)', [communityId]);
    await tx.query(
      `insert into disclosure_profile (community_id, version, profile, starts_on, resolution_ref, set_by,
         set_at)
       select $1, 1 + coalesce(max(version), 0), $2, $3, $4, $5, $6 from disclosure_profile
       where community_id = $1`,
      [
        communityId,
        chosen.profile,
        chosen.startsOn,
        chosen.resolutionRef,
        chosen.by.personId,
        this.clock.now(),
      ],
    );
  }
}

/** Under the lock of the books: two signatures on one report are one. */
async function finalReport(
  tx: EntityManager,
  communityId: number,
  reportId: string,
): Promise<FinalReport> {
  await tx.query('select hold_books($1)', [communityId]);
  const [report] = await tx.query<FinalReport[]>(
    `select a.is_final and a.reprint_of is null as final, exists (select from report_countersign c
       where c.community_id = $1 and c.report_id = a.id) as signed
     from report_archive a where a.community_id = $1 and a.id = $2 and a.kind <> 'voucher'`,
    [communityId, reportId],
  );
  if (!report) throw calendarErrors.reportUnknown();
  if (!report.final) throw calendarErrors.notFinal();
  return report;
}
