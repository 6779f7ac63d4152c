import type { EntityManager } from 'typeorm';
import { firstDayOf, lastDayOf } from '../shared/day';
import { Money } from '../shared/money';
import type { Period } from '../shared/period';
import { type CashMovement, type CounterLine, movementsOf, settledInCash } from './flow.rules';
import { groupedBy } from './grouped.rules';
import type { Known } from './time-machine/as-of.queries';

export interface CashRange {
  readonly from: Period;
  readonly to: Period;
  readonly fund?: string | undefined;
  /** What was handed over in this month was there already and is no source; as a rule the first. */
  readonly openedIn?: Period | undefined;
  /** As the book stood then. */
  readonly known?: Known | undefined;
}

/** What else of its line a movement is told apart by; null where the line does not say. */
export type Mark = 'payee' | 'budget-line';

export interface MarkedMovement extends CashMovement {
  readonly mark: string | null;
}

/** The first entry of the books, what was handed over when they began; `e` is the entry. */
export const IS_HANDOVER = `e.kind = 'opening' and e.period =
  (select to_char(h.books_start_on, 'YYYY-MM') from ledger_head h where h.community_id = $1)`;

interface MovementRow {
  /** Null: summed over all entries with one side only, which need no rule. */
  seq: string | null;
  period: Period;
  fund: string;
  accountCode: string;
  mark: string | null;
  debit: string;
  credit: string;
}

/** Money in and out of the trust in these months, by the accounts on the other side. */
export async function cashMovements(
  tx: EntityManager,
  communityId: number,
  range: CashRange,
  by?: Mark,
): Promise<MarkedMovement[]> {
  const rows: MovementRow[] = await tx.query(movementsMarked(by), [
    communityId,
    firstDayOf(range.from),
    lastDayOf(range.to),
    range.fund ?? null,
    range.openedIn ?? range.from,
    range.known?.through,
  ]);
  const simple = rows.filter((row) => row.seq === null);
  const compound = groupedBy(
    rows.filter((row) => row.seq !== null),
    (row) => `${row.seq} ${row.fund}`,
  );
  return [
    ...simple.flatMap((row) => movedBy(row, counterLineOf(row))),
    ...[...compound.values()].flatMap((own) => {
      const settled = settledInCash(own.map(counterLineOf));
      return own.flatMap((row, index) => movedBy(row, settled[index] ?? counterLineOf(row)));
    }),
  ];
}

const movedBy = (row: MovementRow, line: CounterLine): MarkedMovement[] =>
  movementsOf(row, [line]).map((movement) => ({
    period: movement.period,
    fund: movement.fund,
    accountCode: movement.accountCode,
    side: movement.side,
    amount: movement.amount,
    mark: row.mark,
  }));

const counterLineOf = (row: MovementRow): CounterLine => ({
  accountCode: row.accountCode,
  debit: Money.yuan(row.debit),
  credit: Money.yuan(row.credit),
});

const MARKED_BY: Readonly<Record<Mark, string>> = {
  payee: 'p.payee_id::text',
  'budget-line': 'p.budget_line_id::text',
};

/**
 * The other side of every entry that touched money, by entry and fund. Entries whose other side is
 * all debit or all credit, nearly all of them, are summed here; the rest go to the rule one by one.
 * Of a handover only the money is shown, as 3001, not the debts that came with it.
 */
const movementsMarked = (by: Mark | undefined) => `
  with money as materialized (
    select code from account where community_id = $1 and is_cash and is_leaf
  ), touched as materialized (
    select distinct p.seq, p.fund from posting p
    where p.community_id = $1 and p.account_code in (select code from money)
      and p.booked_on between $2::date and $3::date and ($4::text is null or p.fund = $4)
      and ($6::bigint is null or p.seq <= $6::bigint)
  ), other_side as (
    select p.seq, e.period, p.fund,
      case when e.kind = 'opening' then '3001' else p.account_code end as account_code,
      ${by ? MARKED_BY[by] : 'null::text'} as mark,
      sum(p.debit) as debit, sum(p.credit) as credit, e.kind = 'opening' as is_opening
    from touched t
    join entry e on e.community_id = $1 and e.seq = t.seq
    join posting p on p.community_id = $1 and p.seq = t.seq and p.fund = t.fund
    where p.account_code not in (select code from money)
      and not (e.period = $5 and ${IS_HANDOVER})
    group by p.seq, e.period, p.fund, 4, 5, e.kind
  ), net as (
    select seq, period, fund, account_code, mark,
      case when is_opening then greatest(debit - credit, 0) else debit end as debit,
      case when is_opening then greatest(credit - debit, 0) else credit end as credit,
      bool_and(debit = 0 or is_opening) over entry_fund
        or bool_and(credit = 0 or is_opening) over entry_fund as is_simple
    from other_side window entry_fund as (partition by seq, fund)
  )
  select null as seq, period, fund, account_code as "accountCode", mark,
    sum(debit) as debit, sum(credit) as credit
  from net where is_simple group by period, fund, account_code, mark
  union all
  select seq, period, fund, account_code, mark, debit, credit from net where not is_simple
  -- of equal parts the first has the odd fen: always the same one
  order by seq, fund, "accountCode", mark`;
