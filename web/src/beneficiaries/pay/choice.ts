import type { HouseholdBill } from '../../shared/api/types';
import { fenOf, sumYuan, typedYuan } from '../../shared/format/yuan';
import { leftOf } from '../my-home/household';

/** What is typed and ticked on the page. */
export interface Choice {
  way: 'bills' | 'amount';
  /** Bills that were unticked: new ones count as chosen. */
  without: readonly string[];
  typed: string;
}

export const START: Choice = { way: 'bills', without: [], typed: '' };

/** What is asked of the server: bills as they are, or an amount that settles the oldest first. */
export type PaymentOrder = { unitId: string } & (
  { billIds: string[]; amount?: never } | { amount: string; billIds?: never }
);

/**
 * What would be paid now, in yuan, and the order for it; null as long as there is nothing to order.
 * The bills are those still open.
 */
export function orderOf(
  { way, without, typed }: Choice,
  { unitId, open }: { unitId: string; open: readonly HouseholdBill[] },
): { sum: string; order: PaymentOrder } | null {
  if (way === 'amount') {
    const amount = typedYuan(typed);
    if (amount === null || fenOf(amount) <= 0) return null;
    return { sum: amount, order: { unitId, amount } };
  }
  const chosen = open.filter(({ id }) => !without.includes(id));
  if (chosen.length === 0) return null;
  const order = { unitId, billIds: chosen.map(({ id }) => id) };
  return { sum: sumYuan(chosen.map(leftOf)), order };
}

/** Ticked becomes unticked and the other way round. */
export function toggled(choice: Choice, billId: string): Choice {
  const { without } = choice;
  const next = without.includes(billId)
    ? without.filter((id) => id !== billId)
    : [...without, billId];
  return { ...choice, without: next };
}
