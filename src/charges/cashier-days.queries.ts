import { Injectable } from '@nestjs/common';
import { Reading } from '../platform/database/reading';
import type { Day } from '../shared/day';
import { Money } from '../shared/money';
import type { Pieces } from './cashier-day.rules';
import { cashOf, waysOfDay } from './cashier-days';
import type { WayTotal } from './cashier-days';

/** A day at the till: what the book says now, and what was counted when it was closed. */
export interface TillDay {
  readonly on: Day;
  readonly ways: readonly WayTotal[];
  /** Cash that should be there: as it stood at the closing, else as it stands now. */
  readonly booked: Money;
  readonly closing: {
    readonly counted: Money;
    readonly difference: Money;
    readonly pieces: Pieces;
    readonly reason: string;
    readonly closedBy: string;
    readonly closedAt: Date;
    readonly reviewedBy: string | null;
    readonly reviewedAt: Date | null;
  } | null;
}

interface ClosingRow {
  booked: string;
  counted: string;
  pieces: Pieces;
  reason: string;
  closed_by: string;
  closed_at: Date;
  reviewed_by: string | null;
  reviewed_at: Date | null;
}

const CLOSING = `
  select d.booked, d.counted, d.pieces, d.reason, p.name as closed_by, d.closed_at,
    q.name as reviewed_by, d.reviewed_at
  from cashier_day d join person p on p.id = d.closed_by left join person q on q.id = d.reviewed_by
  where d.community_id = $1 and d.day = $2`;

/** 收款日结, to be read. */
@Injectable()
export class CashierDaysQueries {
  constructor(private readonly reading: Reading) {}

  /** All cashiers together: there is one till. */
  day(communityId: number, on: Day): Promise<TillDay> {
    return this.reading.run(communityId, async (tx) => {
      const ways = await waysOfDay(tx, communityId, on);
      const [row] = await tx.query<ClosingRow[]>(CLOSING, [communityId, on]);
      if (!row) return { on, ways, booked: cashOf(ways), closing: null };
      const [booked, counted] = [Money.yuan(row.booked), Money.yuan(row.counted)];
      const closing = {
        counted,
        difference: counted.minus(booked),
        pieces: row.pieces,
        reason: row.reason,
        closedBy: row.closed_by,
        closedAt: row.closed_at,
        reviewedBy: row.reviewed_by,
        reviewedAt: row.reviewed_at,
      };
      return { on, ways, booked, closing };
    });
  }
}
