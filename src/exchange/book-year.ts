import type { EntityManager } from 'typeorm';
import { accountsOf } from '../ledger/accounts.queries';
import type { Account } from '../ledger/chart.rules';
import type { Fund } from '../ledger/funds.rules';
import { day, firstDayOf, lastDayOf, type Day } from '../shared/day';
import { Money } from '../shared/money';
import { period, type Period } from '../shared/period';
import { exchangeErrors } from './exchange.errors';

/** What an account of one fund stood at, and moved in one month; Σ debit − Σ credit. */
export interface MonthSums {
  readonly accountCode: string;
  readonly fund: Fund;
  readonly period: Period;
  readonly debit: Money;
  readonly credit: Money;
}

export interface StandingAt {
  readonly accountCode: string;
  readonly fund: Fund;
  /** Σ debit − Σ credit; never zero. */
  readonly net: Money;
}

/** One calendar year (会计年度, 会计法 11) of one community's books, as of one moment. */
export interface BookYear {
  readonly communityId: number;
  readonly communityName: string;
  readonly year: number;
  readonly from: Period;
  readonly to: Period;
  readonly firstDay: Day;
  /** 12-31 of a year that is over in the books, otherwise the newest day in them. */
  readonly lastDay: Day;
  readonly accounts: readonly Account[];
  /** Before the first day, by account and fund. */
  readonly opening: readonly StandingAt[];
  /** Of the year's months, from stored sums: what the lines have to come to. */
  readonly months: readonly MonthSums[];
  readonly closedThrough: Day;
  /** Place of the newest entry of the books, and its moment: the same books make the same files. */
  readonly throughSeq: string;
  readonly made: Date;
}

export interface YearOfBooks {
  readonly year: number;
  readonly voucherCount: number;
  readonly statementCount: number;
  readonly closed: boolean;
}

export interface BookYears {
  readonly communityName: string;
  readonly closedThrough: Day;
  readonly throughSeq: string;
  readonly made: Date;
  /** Newest first. */
  readonly years: readonly YearOfBooks[];
}

interface HeadRow {
  name: string;
  starts: string;
  closed: string;
  seq: string | null;
  last: string | null;
  made: Date;
}

const HEAD = `
  select c.name, h.books_start_on::text as starts, h.closed_through::text as closed, e.seq,
    (select max(booked_on) from entry where community_id = $1)::text as last,
    coalesce(e.posted_at, c.created_at) as made
  from ledger_head h
  join community c on c.id = h.community_id
  left join lateral (select seq, posted_at from entry where community_id = $1
    order by seq desc limit 1) e on true
  where h.community_id = $1`;

const YEARS = `
  select y.year::int as year, coalesce(v.vouchers, 0)::int as vouchers,
    (select count(*) from bank_statement s where s.community_id = $1 and s.closing is not null
      and s.to_on between make_date(y.year, 1, 1) and make_date(y.year, 12, 31))::int as statements
  from generate_series($2::int, $3::int) y(year)
  left join (select left(period, 4)::int as year, sum(last_no) as vouchers from voucher_counter
    where community_id = $1 group by 1) v on v.year = y.year
  order by y.year desc`;

/** @throws DomainError notFound `exchange.no-books`. */
export async function bookYears(tx: EntityManager, communityId: number): Promise<BookYears> {
  const head = await headOf(tx, communityId);
  const { first, last } = spanOf(head);
  const rows = await tx.query<{ year: number; vouchers: number; statements: number }[]>(YEARS, [
    communityId,
    first,
    last,
  ]);
  const closed = day(head.closed);
  return {
    communityName: head.name,
    closedThrough: closed,
    throughSeq: head.seq ?? '0',
    made: head.made,
    years: rows.map(({ year, vouchers, statements }) => ({
      year,
      voucherCount: vouchers,
      statementCount: statements,
      closed: closed >= `${year}-12-31`,
    })),
  };
}

/** @throws DomainError notFound `exchange.no-books`, `exchange.no-such-year`. */
export async function bookYear(
  tx: EntityManager,
  communityId: number,
  year: number,
): Promise<BookYear> {
  const head = await headOf(tx, communityId);
  const { first, last } = spanOf(head);
  if (year < first || year > last) throw exchangeErrors.noSuchYear(first, last);
  const [from, to] = [period(`${year}-01`), period(`${year}-12`)];
  return {
    communityId,
    communityName: head.name,
    year,
    from,
    to,
    firstDay: firstDayOf(from),
    lastDay: lastDayIn(head, year, lastDayOf(to)),
    accounts: await accountsOf(tx, communityId),
    opening: await openingOf(tx, communityId, from),
    months: await monthsOf(tx, communityId, { from, to }),
    closedThrough: day(head.closed),
    throughSeq: head.seq ?? '0',
    made: head.made,
  };
}

/** What each account stands at after the year, from stored sums; without those at zero. */
export function closingOf({ opening, months }: BookYear): StandingAt[] {
  const sums = new Map<string, StandingAt>();
  const add = ({ accountCode, fund }: StandingAt | MonthSums, net: Money) => {
    const key = `${accountCode} ${fund}`;
    const before = sums.get(key)?.net ?? Money.zero;
    sums.set(key, { accountCode, fund, net: before.plus(net) });
  };
  for (const standing of opening) add(standing, standing.net);
  for (const moved of months) add(moved, moved.debit.minus(moved.credit));
  const order = (a: StandingAt, b: StandingAt) =>
    a.accountCode === b.accountCode
      ? a.fund.localeCompare(b.fund)
      : a.accountCode.localeCompare(b.accountCode);
  return [...sums.values()].filter(({ net }) => !net.isZero()).sort(order);
}

async function headOf(tx: EntityManager, communityId: number): Promise<HeadRow> {
  const [head] = await tx.query<HeadRow[]>(HEAD, [communityId]);
  if (!head) throw exchangeErrors.booksNotOpen();
  return head;
}

function spanOf({ starts, last }: HeadRow): { first: number; last: number } {
  const first = Number(starts.slice(0, 4));
  return { first, last: Math.max(first, Number((last ?? starts).slice(0, 4))) };
}

function lastDayIn({ last, starts }: HeadRow, year: number, yearEnd: Day): Day {
  const newest = day(last ?? starts);
  return newest > yearEnd || Number(newest.slice(0, 4)) > year ? yearEnd : newest;
}

async function openingOf(
  tx: EntityManager,
  communityId: number,
  from: Period,
): Promise<StandingAt[]> {
  const rows = await tx.query<{ code: string; fund: Fund; net: string }[]>(
    `select account_code as code, fund, sum(debit - credit)::text as net from account_period
     where community_id = $1 and period < $2 group by account_code, fund
     having sum(debit - credit) <> 0 order by account_code, fund`,
    [communityId, from],
  );
  return rows.map(({ code, fund, net }) => ({ accountCode: code, fund, net: Money.yuan(net) }));
}

async function monthsOf(
  tx: EntityManager,
  communityId: number,
  { from, to }: { from: Period; to: Period },
): Promise<MonthSums[]> {
  const rows = await tx.query<
    { code: string; fund: Fund; period: string; debit: string; credit: string }[]
  >(
    `select account_code as code, fund, period, debit::text, credit::text from account_period
     where community_id = $1 and period between $2 and $3 and (debit <> 0 or credit <> 0)
     order by account_code, fund, period`,
    [communityId, from, to],
  );
  return rows.map((row) => ({
    accountCode: row.code,
    fund: row.fund,
    period: period(row.period),
    debit: Money.yuan(row.debit),
    credit: Money.yuan(row.credit),
  }));
}
