import type { EntityManager } from 'typeorm';
import { firstDayOf, lastDayOf } from '../../shared/day';
import { Money } from '../../shared/money';
import type { Period } from '../../shared/period';
import { isOwnAccount, MONEY_FUNDS, type MoneyRow } from './month-lines.rules';

interface RowRecord {
  seq: string | null;
  fund: string;
  account_code: string;
  budget_line_id: string | null;
  unit_id: string | null;
  debit: string;
  credit: string;
  part: MoneyRow['part'];
}

/** Money itself, and 待查款, which is money that is nobody's yet. */
const MONEY = `select code from account
    where community_id = $1 and is_leaf and (is_cash or code = '224105')`;

/**
 * Of the entries of `seen`: what stands against the money, as `MoneyRow`s; $2 are the accounts of households'
 * own payments, $3 the funds. Entries whose other side is all debit or all credit are summed, nearly all of
 * them, unless `entries` asks for each.
 */
const rowsOf = (seen: string, entries: 'summed' | 'each'): string => `
  with money as materialized (${MONEY}
  ), seen as materialized (${seen}
  ), line as materialized (
    select p.seq, p.fund, p.account_code, p.budget_line_id, p.unit_id, p.debit, p.credit,
      e.kind = 'opening' as is_opening, e.period, p.account_code in (select code from money) as is_money
    from seen s
    join entry e on e.community_id = $1 and e.seq = s.seq
    join posting p on p.community_id = $1 and p.seq = s.seq
  ), part as (
    select seq, fund, bool_or(is_money) as moves,
      bool_or(bool_or(is_money)) over (partition by seq) as entry_moves,
      bool_or(account_code ~ '^(1301|2301)') as is_between,
      bool_or(account_code = '224106') as is_owed_back,
      bool_or(unit_id is not null and account_code = any($2::text[])) as has_own,
      coalesce(bool_and(debit = 0) filter (where not is_money), true)
        or coalesce(bool_and(credit = 0) filter (where not is_money), true) as is_simple
    from line group by seq, fund
  ), other as materialized (
    select l.*, t.moves, t.is_simple from line l join part t on t.seq = l.seq and t.fund = l.fund
    where not l.is_money and l.fund = any($3::text[])
      and (t.moves or not l.is_opening and t.has_own
        and (t.is_owed_back or t.is_between and t.entry_moves))
  )
  select ${entries === 'summed' ? 'case when moves and is_simple then null else seq end' : 'seq'} as seq,
    fund, account_code, budget_line_id, unit_id, sum(debit) as debit, sum(credit) as credit,
    case when moves then 'money' else 'between' end as part
  from other where not is_opening group by 1, 2, 3, 4, 5, 8
  union all
  -- of a handover only the money, not the debts that came with it
  select seq, fund, '3001', null, null, greatest(sum(debit) - sum(credit), 0),
    greatest(sum(credit) - sum(debit), 0),
    case when period = (select to_char(h.books_start_on, 'YYYY-MM') from ledger_head h
      where h.community_id = $1) then 'handover' else 'money' end
  from other where is_opening group by seq, fund, period
  order by 1, 2, 3, 4, 5`;

/** Entries of a month that may have moved money, or say that it is owed back to whom it came from. */
const OF_MONTH = `
    select distinct p.seq from posting p
    where p.community_id = $1 and p.booked_on between $4::date and $5::date
      and (p.account_code in (select code from money) or p.account_code = '224106')`;

const OF_SEQS = 'select unnest($4::bigint[]) as seq';

const MONTH = rowsOf(OF_MONTH, 'summed');
const EACH = rowsOf(OF_SEQS, 'each');

/** Everything a month moved. */
export async function rowsOfMonth(
  tx: EntityManager,
  communityId: number,
  period: Period,
): Promise<MoneyRow[]> {
  const params = [...(await known(tx, communityId)), firstDayOf(period), lastDayOf(period)];
  return (await tx.query<RowRecord[]>(MONTH, params)).map(rowOf);
}

/** What these entries moved, each by itself. */
export async function rowsOfEntries(
  tx: EntityManager,
  communityId: number,
  seqs: readonly string[],
): Promise<MoneyRow[]> {
  if (seqs.length === 0) return [];
  const params = [...(await known(tx, communityId)), seqs];
  return (await tx.query<RowRecord[]>(EACH, params)).map(rowOf);
}

async function known(tx: EntityManager, communityId: number): Promise<unknown[]> {
  const accounts = await tx.query<{ code: string }[]>(
    'select code from account where community_id = $1 and is_leaf',
    [communityId],
  );
  return [communityId, accounts.map(({ code }) => code).filter(isOwnAccount), MONEY_FUNDS];
}

const rowOf = (row: RowRecord): MoneyRow => ({
  seq: row.seq,
  fund: row.fund,
  accountCode: row.account_code,
  budgetLineId: row.budget_line_id,
  unitId: row.unit_id,
  debit: Money.yuan(row.debit),
  credit: Money.yuan(row.credit),
  part: row.part,
});
