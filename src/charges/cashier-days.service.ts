import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '../platform/clock';
import type { Day } from '../shared/day';
import { differenceOf } from './cashier-day.rules';
import type { Count } from './cashier-day.rules';
import { cashOf, waysOfDay } from './cashier-days';
import { chargesErrors } from './charges.errors';
import { holdBooks } from './households';

/** 收款日结: the till is counted against the book, and the day takes no more cash. */
@Injectable()
export class CashierDaysService {
  constructor(private readonly clock: Clock) {}

  /**
   * Closes a day for the whole till; a difference stands on record with its reason, it is booked by a
   * voucher of its own (现金长款、短款).
   * @throws DomainError `charges.day-to-come`, `charges.day-closed-already`, `charges.pieces-other-sum`,
   * `charges.difference-unexplained`.
   */
  async close(
    tx: EntityManager,
    communityId: number,
    { on, count, by }: { on: Day; count: Count; by: string },
  ): Promise<void> {
    if (on > this.clock.today()) throw chargesErrors.dayToCome();
    // nobody takes cash meanwhile
    await holdBooks(tx, communityId);
    const ways = await waysOfDay(tx, communityId, on);
    const booked = cashOf(ways);
    differenceOf(booked, count);
    const totals = ways.map((way) => ({
      method: way.method,
      count: way.count,
      amount: way.amount.toString(),
    }));
    const rows = await tx.query<unknown[]>(
      `insert into cashier_day (community_id, day, booked, totals, counted, pieces, reason, closed_by,
         closed_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
       on conflict (community_id, day) do nothing returning day`,
      [
        communityId,
        on,
        booked.toString(),
        JSON.stringify(totals),
        count.counted.toString(),
        JSON.stringify(count.pieces),
        count.reason.trim(),
        by,
        this.clock.now(),
      ],
    );
    if (rows.length === 0) throw chargesErrors.dayClosedAlready();
  }

  /**
   * 复核: another has seen the count.
   * @throws DomainError `charges.day-not-closed`, `charges.day-reviewed`, `charges.day-reviewed-by-same`.
   */
  async review(
    tx: EntityManager,
    communityId: number,
    { on, by }: { on: Day; by: string },
  ): Promise<void> {
    const [row] = await tx.query<{ closed_by: string; reviewed_by: string | null }[]>(
      `select closed_by, reviewed_by from cashier_day where community_id = $1 and day = $2 for update`,
      [communityId, on],
    );
    if (!row) throw chargesErrors.dayNotClosed();
    if (row.reviewed_by !== null) throw chargesErrors.dayReviewed();
    if (row.closed_by === by) throw chargesErrors.dayReviewedBySame();
    await tx.query(
      `update cashier_day set reviewed_by = $3, reviewed_at = $4 where community_id = $1 and day = $2`,
      [communityId, on, by, this.clock.now()],
    );
  }
}
