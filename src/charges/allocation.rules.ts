import type { Day } from '../shared/day';
import { invalid } from '../shared/domain-error';
import { Money } from '../shared/money';
import { chargesErrors } from './charges.errors';

/** A bill of a household with something left to pay. */
export interface OpenBill {
  readonly id: string;
  readonly dueOn: Day;
  /** Still unpaid, above zero. */
  readonly open: Money;
}

export interface Part {
  readonly billId: string;
  readonly amount: Money;
}

/** Where a sum of money goes; parts and advance add up to it. */
export interface Allocation {
  readonly parts: readonly Part[];
  /** What no bill took: kept for the household in advance (预存). */
  readonly advance: Money;
}

/** Oldest first (先旧后新): by due day, then by id, so that the same money always goes the same way. */
export function allocateOldestFirst(amount: Money, bills: readonly OpenBill[]): Allocation {
  assertPositive(amount);
  let left = amount;
  const parts: Part[] = [];
  for (const { id, open } of [...bills].sort(byAge)) {
    if (left.isZero()) break;
    const part = open.isAtMost(left) ? open : left;
    parts.push({ billId: id, amount: part });
    left = left.minus(part);
  }
  return { parts, advance: left };
}

/**
 * As the payer wants it (民法典 560: the debtor may say which debt he pays); the rest is an advance.
 * @throws DomainError `charges.…` for a bill that is not open, named twice or overpaid.
 */
export function allocateAsChosen(
  amount: Money,
  chosen: readonly Part[],
  bills: readonly OpenBill[],
): Allocation {
  assertPositive(amount);
  if (new Set(chosen.map(({ billId }) => billId)).size < chosen.length) {
    throw chargesErrors.billTwice();
  }
  for (const part of chosen) assertFits(part, bills);
  const total = Money.sum(chosen.map((part) => part.amount));
  if (total.isMoreThan(amount)) throw chargesErrors.moreThanReceived();
  return { parts: [...chosen], advance: amount.minus(total) };
}

/** What an advance pays of the bills that have come up since (预存抵缴); what is left stays. */
export function useOfAdvance(advance: Money, bills: readonly OpenBill[]): Allocation {
  if (!advance.isPositive()) return { parts: [], advance };
  return allocateOldestFirst(advance, bills);
}

/**
 * What is left of an advance after giving some of it back.
 * @throws DomainError `charges.more-than-advance`.
 */
export function advanceAfterRefund(advance: Money, refund: Money): Money {
  assertPositive(refund);
  if (refund.isMoreThan(advance)) throw chargesErrors.moreThanAdvance(advance);
  return advance.minus(refund);
}

function assertFits({ billId, amount }: Part, bills: readonly OpenBill[]): void {
  assertPositive(amount);
  const bill = bills.find(({ id }) => id === billId);
  if (!bill) throw chargesErrors.billUnknown();
  if (amount.isMoreThan(bill.open)) throw chargesErrors.moreThanOpen(bill.open);
}

function assertPositive(amount: Money): void {
  if (!amount.isPositive()) throw chargesErrors.amountNotPositive();
}

function byAge(a: OpenBill, b: OpenBill): number {
  if (a.dueOn !== b.dueOn) return a.dueOn < b.dueOn ? -1 : 1;
  if (a.id === b.id) throw invalid('charges.bill-twice', '同一张账单出现两次，请刷新后重试');
  return a.id < b.id ? -1 : 1;
}
