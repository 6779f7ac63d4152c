import { Money } from '../shared/money';
import type { Part } from './allocation.rules';
import type { DaysOfMonth } from './bill.rules';
import { splitByWeight } from '../shared/split';

/** What stands between a household and the trust on the day its unit is sold. */
export interface Standing {
  readonly advance: Money;
  /** Unpaid bills of earlier months. */
  readonly open: readonly Money[];
  /** The bill of the month of sale, as far as unpaid, and the days of it the seller answers for. */
  readonly current: { readonly open: Money; readonly days: DaysOfMonth } | null;
}

/** 过户结算单. Either something is given back or something is due, never both. */
export interface Settlement {
  readonly sellerOwes: Money;
  readonly buyerOwes: Money;
  readonly advanceUsed: Money;
  readonly refund: Money;
  readonly due: Money;
}

/**
 * The seller pays to the day of sale, the buyer from the next; what was paid in advance for months
 * nobody has served yet is given back (物业服务纠纷解释 3). Seller's and buyer's parts of the month add
 * up to its bill.
 */
export function settlementOf({ advance, open, current }: Standing): Settlement {
  const [seller, buyer] = current ? partsOf(current) : [Money.zero, Money.zero];
  const sellerOwes = Money.sum([...open, seller]);
  const advanceUsed = sellerOwes.isAtMost(advance) ? sellerOwes : advance;
  return {
    sellerOwes,
    buyerOwes: buyer,
    advanceUsed,
    refund: advance.minus(advanceUsed),
    due: sellerOwes.minus(advanceUsed),
  };
}

function partsOf({ open, days }: { open: Money; days: DaysOfMonth }): [Money, Money] {
  const weights = [BigInt(days.billed), BigInt(days.ofMonth - days.billed)];
  const [seller = Money.zero, buyer = Money.zero] = splitByWeight(open, weights);
  return [seller, buyer];
}

/**
 * Which bills what is used of the advance settles: in their order, so the earlier months whole before
 * the seller's days of the month of sale.
 */
export function partsOfSale(used: Money, bills: readonly { id: string; open: Money }[]): Part[] {
  let left = used;
  return bills.flatMap(({ id, open }) => {
    const amount = open.isAtMost(left) ? open : left;
    left = left.minus(amount);
    return amount.isZero() ? [] : [{ billId: id, amount }];
  });
}
