import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Reading } from '../platform/database/reading';
import { type Day, firstDayOf, lastDayOf, plusDays } from '../shared/day';
import { Money } from '../shared/money';
import { type Period, periodOf, periodsFrom } from '../shared/period';
import { cashBalances, cashBalancesKnown, totalIn } from './balances.queries';
import { cashMovements, IS_HANDOVER } from './cash-movements.queries';
import { leafAccounts } from './chart.queries';
import type { EntryFacts, Reader } from './entry-cards.queries';
import { type Flow, flowOf } from './flow.rules';
import { largestPayments } from './largest-payments.queries';
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

/** How many of the largest payments stand under the picture. */
const LARGEST = 3;
const NOBODY: Reader = { unitIds: [] };

/** Account names beside the flow, for its table. */
export interface NamedFlow {
  readonly flow: Flow;
  readonly accountNames: ReadonlyMap<string, string>;
}

/** And the largest payments in it. */
export interface FlowPage extends NamedFlow {
  readonly largest: readonly EntryFacts[];
}

/** 钱从哪来，到哪去: sources, uses, and what was there before and after. */
@Injectable()
export class FlowQueries {
  constructor(private readonly reading: Reading) {}

  flow(communityId: number, range: FlowRange, reader: Reader = NOBODY): Promise<FlowPage> {
    return this.reading.run(communityId, async (tx) => {
      const accounts = await leafAccounts(tx, communityId);
      const known = range.asOf ? await knownAt(tx, communityId, range.asOf) : undefined;
      const days = { from: firstDayOf(range.from), to: lastDayOf(range.to), fund: range.fund };
      const asked = { ...days, through: known?.through, limit: LARGEST };
      return {
        flow: await flowWithin(tx, communityId, { ...range, known }),
        accountNames: new Map(accounts.map(({ code, name }) => [code, name])),
        largest: await largestPayments(tx, communityId, asked, { ...reader, known }),
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
