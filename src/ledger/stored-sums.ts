import type { EntityManager } from 'typeorm';
import { firstDayOf, plusDays } from '../shared/day';
import type { Day } from '../shared/day';
import { Money } from '../shared/money';
import { period, periodOf, yearOf } from '../shared/period';
import type { Period } from '../shared/period';
import type { Fund } from './funds.rules';
import type { SideSums } from './ledger-rows.rules';

/** Which lines a book shows: leaves of the chart, and if asked one fund, one payee. */
export interface LineFilter {
  readonly codes: readonly string[];
  readonly fund?: Fund;
  readonly payeeId?: string;
}

/** $1 to $4 of every statement below. A single code reads the covering index in its own order. */
export const LINE_CONDITION = `p.community_id = $1
  and (case when cardinality($2::text[]) = 1 then p.account_code = ($2::text[])[1]
    else p.account_code = any($2::text[]) end)
  and ($3::text is null or p.fund = $3) and ($4::uuid is null or p.payee_id = $4)`;

export function filterParams(communityId: number, filter: LineFilter): unknown[] {
  return [communityId, filter.codes, filter.fund ?? null, filter.payeeId ?? null];
}

/**
 * Σ debit − Σ credit of everything booked before the day, and of that day up to and including the
 * line `after`: stored sums for whole months, the covering index for the rest of the month.
 */
export async function balanceBefore(
  tx: EntityManager,
  communityId: number,
  filter: LineFilter,
  at: { day: Day; after?: { seq: string; line: number } },
): Promise<Money> {
  const month = periodOf(at.day);
  const whole = await sumsBefore(tx, communityId, filter, month);
  const [tail] = await tx.query<{ net: string }[]>(
    `select coalesce(sum(p.debit - p.credit), 0) as net from posting p
     where ${LINE_CONDITION} and p.booked_on >= $5::date
       and (p.booked_on, p.seq, p.line) <= ($6::date, $7::bigint, $8::smallint)`,
    [...filterParams(communityId, filter), firstDayOf(month), ...upTo(at)],
  );
  return whole.plus(Money.yuan(tail?.net ?? '0'));
}

/** Each month's debit and credit from January of the first month's year; silent months are missing. */
export async function monthSums(
  tx: EntityManager,
  communityId: number,
  filter: LineFilter,
  { from, to }: { from: Period; to: Period },
): Promise<Map<Period, SideSums>> {
  const january = period(`${yearOf(from)}-01`);
  const sql = filter.payeeId === undefined ? STORED_MONTHS : COUNTED_MONTHS;
  const rows = await tx.query<{ period: string; debit: string; credit: string }[]>(sql, [
    ...filterParams(communityId, filter),
    january,
    to,
  ]);
  return new Map(
    rows.map((row) => [
      period(row.period),
      { debit: Money.yuan(row.debit), credit: Money.yuan(row.credit) },
    ]),
  );
}

const STORED_MONTHS = `
  select s.period, sum(s.debit) as debit, sum(s.credit) as credit from account_period s
  where s.community_id = $1 and s.account_code = any($2::text[])
    and ($3::text is null or s.fund = $3) and $4::uuid is null and s.period between $5 and $6
  group by s.period order by s.period`;

/** Sums by payee are not stored; a payee has few lines, and an index of its own. */
const COUNTED_MONTHS = `
  select to_char(p.booked_on, 'YYYY-MM') as period, sum(p.debit) as debit, sum(p.credit) as credit
  from posting p
  where ${LINE_CONDITION} and p.booked_on >= ($5 || '-01')::date
    and p.booked_on < (($6 || '-01')::date + interval '1 month')
  group by 1 order by 1`;

async function sumsBefore(
  tx: EntityManager,
  communityId: number,
  filter: LineFilter,
  month: Period,
): Promise<Money> {
  const sql =
    filter.payeeId === undefined
      ? `select coalesce(sum(s.debit - s.credit), 0) as net from account_period s
         where s.community_id = $1 and s.account_code = any($2::text[])
           and ($3::text is null or s.fund = $3) and $4::uuid is null and s.period < $5`
      : `select coalesce(sum(p.debit - p.credit), 0) as net from posting p
         where ${LINE_CONDITION} and p.booked_on < ($5 || '-01')::date`;
  const [row] = await tx.query<{ net: string }[]>(sql, [
    ...filterParams(communityId, filter),
    month,
  ]);
  return Money.yuan(row?.net ?? '0');
}

const LAST_LINE = 32_767;
const LAST_SEQ = '9223372036854775807';

function upTo(at: { day: Day; after?: { seq: string; line: number } }): unknown[] {
  if (at.after) return [at.day, at.after.seq, at.after.line];
  return [plusDays(at.day, -1), LAST_SEQ, LAST_LINE];
}
