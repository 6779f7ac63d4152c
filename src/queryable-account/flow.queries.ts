import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Reading } from '../platform/database/reading';
import { type Day, firstDayOf, lastDayOf, plusDays } from '../shared/day';
import { Money } from '../shared/money';
import { type Period, periodOf, periodsFrom } from '../shared/period';
import { cashBalances, cashBalancesKnown, totalIn } from './balances.queries';
import {
  type CashMovement,
  type CounterLine,
  type Flow,
  flowOf,
  movementsOf,
  settledInCash,
} from './flow.rules';
import { leafAccounts } from './chart.queries';
import { groupedBy } from './grouped.rules';
import { type Known, knownAt } from './time-machine/as-of.queries';

export interface FlowRange {
  readonly from: Period;
  readonly to: Period;
  readonly fund?: string | undefined;
  /** As the book stood then. */
  readonly asOf?: string | undefined;
  /** The same, once it is looked up. */
  readonly known?: Known | undefined;
}

/** Account names beside the flow, for its table. */
export interface NamedFlow {
  readonly flow: Flow;
  readonly accountNames: ReadonlyMap<string, string>;
}

/** 钱从哪来，到哪去: sources, uses, and what was there before and after. */
@Injectable()
export class FlowQueries {
  constructor(private readonly reading: Reading) {}

  flow(communityId: number, range: FlowRange): Promise<NamedFlow> {
    return this.reading.run(communityId, async (tx) => {
      const accounts = await leafAccounts(tx, communityId);
      const known = range.asOf ? await knownAt(tx, communityId, range.asOf) : undefined;
      return {
        flow: await flowWithin(tx, communityId, { ...range, known }),
        accountNames: new Map(accounts.map(({ code, name }) => [code, name])),
      };
    });
  }
}

/** The same within a reading transaction that already stands, so that a report is of one moment. */
export async function flowWithin(
  tx: EntityManager,
  communityId: number,
  range: FlowRange,
): Promise<Flow> {
  const before = plusDays(firstDayOf(range.from), -1);
  const { known } = range;
  const balances = known
    ? await cashBalancesKnown(tx, communityId, { known, on: before })
    : await cashBalances(tx, communityId, before);
  const held = totalIn(balances, range.fund);
  const handedOver = await handedOverIn(tx, communityId, range);
  const movements = await cashMovements(tx, communityId, range);
  return flowOf(held.plus(handedOver), periodsFrom(range.from, range.to), movements);
}

/**
 * Money handed over when the books began is what the first month opened with; nobody paid it in.
 * Handed over later (kind 'opening' in a later month), it is a source of that month.
 */
async function handedOverIn(
  tx: EntityManager,
  communityId: number,
  range: FlowRange,
): Promise<Money> {
  const rows: { amount: string }[] = await tx.query(
    `select coalesce(sum(p.debit - p.credit), 0) as amount
     from entry e
     join posting p on p.community_id = e.community_id and p.seq = e.seq
     join account a on a.community_id = p.community_id and a.code = p.account_code and a.is_cash
     where e.community_id = $1 and ${IS_HANDOVER}
       and e.period = $2 and ($3::text is null or p.fund = $3)
       and ($4::bigint is null or e.seq <= $4::bigint)`,
    [communityId, range.from, range.fund ?? null, range.known?.through],
  );
  return Money.yuan(rows[0]?.amount ?? '0');
}

const IS_HANDOVER = `e.kind = 'opening' and e.period =
  (select to_char(h.books_start_on, 'YYYY-MM') from ledger_head h where h.community_id = $1)`;

interface MovementRow {
  /** Null: summed over all entries with one side only, which need no rule. */
  seq: string | null;
  period: Period;
  fund: string;
  accountCode: string;
  debit: string;
  credit: string;
}

async function cashMovements(
  tx: EntityManager,
  communityId: number,
  range: FlowRange,
): Promise<CashMovement[]> {
  const rows: MovementRow[] = await tx.query(MOVEMENTS, [
    communityId,
    firstDayOf(range.from),
    lastDayOf(range.to),
    range.fund ?? null,
    range.from,
    range.known?.through,
  ]);
  const simple = rows.filter((row) => row.seq === null);
  const compound = groupedBy(
    rows.filter((row) => row.seq !== null),
    (row) => `${row.seq} ${row.fund}`,
  );
  return [
    ...simple.flatMap((row) => movementsOf(row, [counterLineOf(row)])),
    ...[...compound.values()].flatMap((own) =>
      own[0] ? movementsOf(own[0], settledInCash(own.map(counterLineOf))) : [],
    ),
  ];
}

const counterLineOf = (row: MovementRow): CounterLine => ({
  accountCode: row.accountCode,
  debit: Money.yuan(row.debit),
  credit: Money.yuan(row.credit),
});

/**
 * The other side of every entry that touched money, by entry and fund. Entries whose other side is
 * all debit or all credit, nearly all of them, are summed here; the rest go to the rule one by one.
 * Of a handover only the money is shown, as 3001, not the debts that came with it.
 */
const MOVEMENTS = `
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
      sum(p.debit) as debit, sum(p.credit) as credit, e.kind = 'opening' as is_opening
    from touched t
    join entry e on e.community_id = $1 and e.seq = t.seq
    join posting p on p.community_id = $1 and p.seq = t.seq and p.fund = t.fund
    where p.account_code not in (select code from money)
      and not (e.period = $5 and ${IS_HANDOVER})
    group by p.seq, e.period, p.fund, 4, e.kind
  ), net as (
    select seq, period, fund, account_code,
      case when is_opening then greatest(debit - credit, 0) else debit end as debit,
      case when is_opening then greatest(credit - debit, 0) else credit end as credit,
      bool_and(debit = 0 or is_opening) over entry_fund
        or bool_and(credit = 0 or is_opening) over entry_fund as is_simple
    from other_side window entry_fund as (partition by seq, fund)
  )
  select null as seq, period, fund, account_code as "accountCode",
    sum(debit) as debit, sum(credit) as credit
  from net where is_simple group by period, fund, account_code
  union all
  select seq, period, fund, account_code, debit, credit from net where not is_simple`;

/** Σ in and Σ out of the month a day lies in, up to that month's end. */
export async function monthOf(
  tx: EntityManager,
  communityId: number,
  on: Day,
  known?: Known,
): Promise<{ period: Period; in: Money; out: Money }> {
  const period = periodOf(on);
  const movements = await cashMovements(tx, communityId, { from: period, to: period, known });
  // What there was before changes nothing of what moved.
  const { byMonth } = flowOf(Money.zero, [period], movements);
  const [month] = byMonth;
  return { period, in: month?.in ?? Money.zero, out: month?.out ?? Money.zero };
}
