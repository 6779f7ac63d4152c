import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { LedgerService } from '../ledger/ledger.service';
import { lastDayOf } from '../shared/day';
import type { Day } from '../shared/day';
import { refusedWith } from '../shared/domain-error';
import { period } from '../shared/period';
import { blockersOfChart } from './fee-accounts.rules';
import { blockersOfNewVersion, blockersOfSchedule } from './fee.rules';
import type { FeeSchedule } from './fee.rules';
import { scheduleVersions } from './fees-in-force';
import { holdBooks } from './households';

/** 收费标准: the only writer of `fee_schedule`. */
@Injectable()
export class SchedulesService {
  constructor(private readonly ledger: LedgerService) {}

  /**
   * Enters the next version; earlier ones stay as they are for ever.
   * @returns its number.
   * @throws DomainError `request.refused` with every reason.
   */
  async enter(
    tx: EntityManager,
    communityId: number,
    { schedule, by }: { schedule: FeeSchedule; by: string },
  ): Promise<number> {
    await holdBooks(tx, communityId);
    const earlier = await scheduleVersions(tx, communityId);
    const problems = [
      ...blockersOfSchedule(schedule),
      ...blockersOfNewVersion(schedule.effectiveOn, {
        earlier: earlier.map(({ effectiveOn }) => effectiveOn),
        billedThrough: await billedThrough(tx, communityId),
      }),
      ...blockersOfChart(schedule, await this.ledger.chart(tx, communityId)),
    ];
    if (problems.length > 0) throw refusedWith(problems);
    const version = earlier.length + 1;
    await tx.query(
      `insert into fee_schedule (community_id, version, effective_on, resolution_ref, due_day, fees,
         entered_by) values ($1, $2, $3, $4, $5, $6, $7)`,
      [
        communityId,
        version,
        schedule.effectiveOn,
        schedule.resolutionRef.trim(),
        schedule.dueDay,
        JSON.stringify(schedule.fees),
        by,
      ],
    );
    return version;
  }
}

/** The last day of the latest month with bills that stand. */
async function billedThrough(tx: EntityManager, communityId: number): Promise<Day | null> {
  const [row] = await tx.query<{ latest: string | null }[]>(
    `select max(period) as latest from bill_run where community_id = $1 and cancelled_at is null`,
    [communityId],
  );
  return row?.latest ? lastDayOf(period(row.latest)) : null;
}
