import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '../platform/clock';
import { lastDayOf } from '../shared/day';
import { newId } from '../shared/ids';
import { formatPeriod } from '../shared/period';
import type { Period } from '../shared/period';
import { BillRunsService } from './bill-runs.service';
import { chargesErrors } from './charges.errors';
import { holdBooks } from './households';
import { feesBilled, lateFeeParams, lateRuleOn } from './late-fee-facts';

/** 违约金: what the contract says of paying late, as bills of their own. */
@Injectable()
export class LateFeesService {
  constructor(
    private readonly clock: Clock,
    private readonly runs: BillRunsService,
  ) {}

  /**
   * Bills the late fees of a month that is over, fee by fee, by the contract in force on its last day:
   * whoever has none yet. What is kept in advance is used first. Asked again it bills nobody twice; a
   * run is taken back like any other.
   * @returns the runs' ids; none when nobody was late.
   * @throws DomainError `charges.no-late-fee`, `charges.late-fee-too-early`, or the book's refusal.
   */
  async run(
    tx: EntityManager,
    communityId: number,
    { period, by }: { period: Period; by: string },
  ): Promise<string[]> {
    const today = this.clock.today();
    if (today <= lastDayOf(period)) throw chargesErrors.lateFeeTooEarly(formatPeriod(period));
    await holdBooks(tx, communityId);
    const rule = await lateRuleOn(tx, communityId, lastDayOf(period));
    if (!rule) throw chargesErrors.noLateFee();
    let left = true;
    while (left) left = await this.runs.useAdvances(tx, communityId, by);
    const made: string[] = [];
    for (const { code } of await feesBilled(tx, communityId)) {
      let run = await this.fee(tx, communityId, [...lateFeeParams(period, code, rule), today, by]);
      while (run !== null) {
        made.push(run);
        run = await this.fee(tx, communityId, [...lateFeeParams(period, code, rule), today, by]);
      }
    }
    return made;
  }

  private async fee(
    tx: EntityManager,
    communityId: number,
    params: readonly unknown[],
  ): Promise<string | null> {
    const [row] = await tx.query<{ run: string | null }[]>(
      'select late_fee_run($1, $2, $3, $4, $5, $6, $7, $8, $9::date, $10) as run',
      [communityId, newId(), ...params],
    );
    return row?.run ?? null;
  }
}
