import type { EntityManager } from 'typeorm';
import { Money } from '../../shared/money';
import type { Period } from '../../shared/period';
import type { KeptMonth } from './kept-months';
import { moneyAt } from './month-facts';
import { MONEY_FUNDS } from './month-lines.rules';
import type { Span } from './spans.rules';

/** Σ over all homes against the books, as they stand now. */
export interface MoneyChecked {
  readonly lines: number;
  readonly sum: Money;
  readonly ledger: Money;
}

/** Where a month stands in the proof log, and the hash over all homes that its leaf carries. */
export interface MonthProof {
  readonly period: Period;
  readonly leafIndex: number;
  readonly root: string;
}

/** What all homes hold at the span's end, added up here and now, against the books as they stand. */
export async function checked(
  tx: EntityManager,
  { communityId, span }: { communityId: number; span: Span },
  lines: number,
): Promise<MoneyChecked> {
  const sums = MONEY_FUNDS.map((_fund, at) => `sum(held[${at + 1}])`).join(' + ');
  const [row] = await tx.query<{ held: string | null }[]>(
    `select (${sums})::numeric(18,2) as held from money_month_unit
     where community_id = $1 and period = $2`,
    [communityId, span.to],
  );
  const ledger = Money.sum(await moneyAt(tx, communityId, span.to));
  return { lines, sum: Money.yuan(row?.held ?? '0'), ledger };
}

/** The month's place in the log; null until it has one. */
export async function proofOf(
  tx: EntityManager,
  communityId: number,
  month: KeptMonth | undefined,
): Promise<MonthProof | null> {
  if (!month) return null;
  const { period, unitsRoot: root } = month;
  const [leaf] = await tx.query<{ index: string }[]>(
    `select leaf_index as index from log_leaf
     where community_id = $1 and kind = 'money_month' and subject = $2 order by leaf_index limit 1`,
    [communityId, period],
  );
  return leaf ? { period, leafIndex: Number(leaf.index), root } : null;
}
