import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '../platform/clock';
import { Reading } from '../platform/database/reading';
import { day } from '../shared/day';
import type { Day } from '../shared/day';
import { period, periodOf, periodsFrom } from '../shared/period';
import type { Period } from '../shared/period';
import type { Account } from './chart.rules';
import { ledgerErrors } from './ledger.errors';

export interface PeriodRecord {
  period: Period;
  state: 'open' | 'closed';
  closedBy: string | null;
  closedAt: Date | null;
  entryCount: number;
}

export interface Periods {
  booksStartOn: Day;
  closedThrough: Day;
  items: PeriodRecord[];
}

interface PeriodRow {
  period: string;
  entries: number;
  closed_by: string | null;
  closed_at: Date | null;
}

const PERIODS = `
  select coalesce(c.period, v.period) as period, coalesce(v.last_no, 0) as entries,
    person.name as closed_by, c.closed_at
  from (select * from voucher_counter where community_id = $1) v
  full join (select * from period_close where community_id = $1) c on c.period = v.period
  left join person on person.id = c.closed_by`;

/** The chart and the months of the books, for pages. */
@Injectable()
export class AccountsQueries {
  constructor(
    private readonly reading: Reading,
    private readonly clock: Clock,
  ) {}

  listAccounts(communityId: number): Promise<Account[]> {
    return this.reading.run(communityId, (tx) => accountsOf(tx, communityId));
  }

  /** From the first month of the books to this one (or the last with entries), newest first. */
  async periods(communityId: number): Promise<Periods> {
    return this.reading.run(communityId, async (tx) => {
      const [head] = await tx.query<{ starts: string; closed: string }[]>(
        `select books_start_on as starts, closed_through as closed from ledger_head
         where community_id = $1`,
        [communityId],
      );
      if (!head) throw ledgerErrors.notOpen();
      const rows = await tx.query<PeriodRow[]>(PERIODS, [communityId]);
      const first = periodOf(day(head.starts));
      const latest = [periodOf(this.clock.today()), first, ...rows.map((row) => row.period)].sort();
      const items = periodsFrom(first, period(latest.at(-1) ?? first))
        .map((month) => recordOf(month, rows))
        .reverse();
      return { booksStartOn: day(head.starts), closedThrough: day(head.closed), items };
    });
  }
}

export function accountsOf(tx: EntityManager, communityId: number): Promise<Account[]> {
  return tx.query<Account[]>(
    `select code, name, english, kind, side, is_cash as "isCash", is_leaf as "isLeaf", active,
       parent_code as "parentCode"
     from account where community_id = $1 order by code`,
    [communityId],
  );
}

function recordOf(month: Period, rows: readonly PeriodRow[]): PeriodRecord {
  const row = rows.find((each) => each.period === month);
  const closedAt = row?.closed_at ?? null;
  return {
    period: month,
    state: closedAt ? 'closed' : 'open',
    closedBy: row?.closed_by ?? null,
    closedAt,
    entryCount: row?.entries ?? 0,
  };
}
