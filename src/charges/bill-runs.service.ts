import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '../platform/clock';
import { Jobs } from '../platform/jobs/jobs';
import { firstDayOf } from '../shared/day';
import type { Day } from '../shared/day';
import { newId } from '../shared/ids';
import { formatPeriod } from '../shared/period';
import type { Period } from '../shared/period';
import { bookingDayOf } from './bill.rules';
import { chargesErrors } from './charges.errors';
import { scheduleInForce } from './fees-in-force';

export const BILL_RUN_JOB = 'bill-run';

/** What the queue carries of a run: no amounts, they are computed when it runs. */
export interface BillRunPayload {
  readonly period: Period;
  readonly by: string;
}

/** 计费: bills are made, and taken back, by the database's own functions, set-based. */
@Injectable()
export class BillRunsService {
  constructor(
    private readonly clock: Clock,
    private readonly jobs: Jobs,
  ) {}

  /**
   * Has a month billed in the background, every fee of the schedule in force on its first day.
   * @returns the job's id.
   * @throws DomainError `charges.period-to-come`, `charges.no-schedule`.
   */
  async order(
    tx: EntityManager,
    communityId: number,
    { period, by }: BillRunPayload,
  ): Promise<string> {
    this.bookingDay(period);
    await scheduleInForce(tx, communityId, firstDayOf(period));
    return this.jobs.enqueue<BillRunPayload>(tx, {
      communityId,
      kind: BILL_RUN_JOB,
      title: `${formatPeriod(period)}计费`,
      payload: { period, by },
      requestedBy: by,
    });
  }

  /** Codes of the fees a month is billed by, in the schedule's order. */
  async feesOf(tx: EntityManager, communityId: number, period: Period): Promise<string[]> {
    const { fees } = await scheduleInForce(tx, communityId, firstDayOf(period));
    return fees.map(({ code }) => code);
  }

  /**
   * Bills one fee for one month: whoever has no bill yet, all of them or nobody.
   * @returns the run's id; null when nobody was left to bill.
   * @throws DomainError `charges.…`, or the book's refusal (a closed month).
   */
  async run(
    tx: EntityManager,
    communityId: number,
    { period, fee, by }: BillRunPayload & { fee: string },
  ): Promise<string | null> {
    const [row] = await tx.query<{ run: string | null }[]>(
      'select bill_run($1, $2, $3, $4, $5::date, $6) as run',
      [communityId, newId(), period, fee, this.bookingDay(period), by],
    );
    return row?.run ?? null;
  }

  /**
   * Takes a whole run back in red, booked today; then the month may be billed anew.
   * @throws DomainError `charges.run-unknown`, `charges.cancelled-already`, `charges.run-paid`,
   * `charges.reason-needed`.
   */
  async cancel(
    tx: EntityManager,
    communityId: number,
    { runId, reason, by }: { runId: string; reason: string; by: string },
  ): Promise<void> {
    if (reason.trim().length < 2) throw chargesErrors.reasonNeeded();
    const [known] = await tx.query<unknown[]>(
      'select from bill_run where community_id = $1 and id = $2',
      [communityId, runId],
    );
    if (!known) throw chargesErrors.runUnknown();
    await tx.query('select cancel_bill_run($1, $2, $3::date, $4, $5)', [
      communityId,
      runId,
      this.clock.today(),
      by,
      reason.trim(),
    ]);
  }

  /**
   * 预存抵缴: one voucher of it. False when there is nothing (more) to use.
   */
  async useAdvances(tx: EntityManager, communityId: number, by: string): Promise<boolean> {
    const [row] = await tx.query<{ made: string | null }[]>(
      'select use_advances($1, $2, $3::date, $4) as made',
      [communityId, newId(), this.clock.today(), by],
    );
    return (row?.made ?? null) !== null;
  }

  private bookingDay(period: Period): Day {
    const on = bookingDayOf(period, this.clock.today());
    if (on === null) throw chargesErrors.periodToCome(formatPeriod(period));
    return on;
  }
}
