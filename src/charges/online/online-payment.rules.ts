import type { Day } from '../../shared/day';
import { plusDays } from '../../shared/day';
import { Money } from '../../shared/money';
import type { Part } from '../allocation.rules';
import { chargesErrors } from '../charges.errors';
import type { OwedBill } from '../households';
import { onlineErrors } from './online-payment.errors';

/** What a household asks to pay: these bills, or this much, or (neither) all that is owed. */
export interface Wish {
  readonly billIds: readonly string[];
  readonly amount: Money | null;
}

export type PaymentState = 'open' | 'paid' | 'closed' | 'expired';

/** What was not as ordered with money that came; it is kept all the same. */
export const REMARKS = [
  'amount-differs',
  'late',
  'second-payment',
  'day-closed',
  'not-allocated',
] as const;
export type Remark = (typeof REMARKS)[number];

/** 2³¹ − 1 fen: what an order of a payment firm can hold. */
const ORDER_MAX = Money.fen(2_147_483_647n);

/** Two hours: long enough to ask the children for help, short enough that the bills still stand. */
export const ORDER_MINUTES = 120;

/**
 * How much an order is over, and of which bills, oldest first.
 * @throws DomainError `charges.bill-unknown`, `payment.…`.
 */
export function orderOf(
  { billIds, amount }: Wish,
  owed: readonly OwedBill[],
): { amount: Money; bills: readonly OwedBill[] } {
  const bills = billIds.length === 0 ? owed : chosenOf(billIds, owed);
  const sum = Money.sum(bills.map(({ open }) => open));
  if (billIds.length > 0 && amount !== null && !amount.equals(sum)) {
    throw onlineErrors.notTheSum(sum);
  }
  const ordered = amount ?? sum;
  if (!ordered.isPositive()) throw onlineErrors.nothingOwed();
  if (ordered.isMoreThan(ORDER_MAX)) throw onlineErrors.tooMuch(ORDER_MAX);
  return { amount: ordered, bills };
}

function chosenOf(billIds: readonly string[], owed: readonly OwedBill[]): OwedBill[] {
  const wanted = new Set(billIds);
  const bills = owed.filter(({ id }) => wanted.has(id));
  if (bills.length < wanted.size) throw chargesErrors.billUnknown();
  return bills;
}

/** Oldest first into the bills that were meant, as far as they are still open and the money goes. */
export function partsWithin(
  amount: Money,
  meant: readonly string[],
  owed: readonly OwedBill[],
): Part[] {
  let left = amount;
  const parts: Part[] = [];
  for (const { id, open } of owed.filter((bill) => meant.includes(bill.id))) {
    if (left.isZero()) break;
    const part = open.isAtMost(left) ? open : left;
    parts.push({ billId: id, amount: part });
    left = left.minus(part);
  }
  return parts;
}

/** As of `now`; money that came counts whatever the clock says. */
export function stateOf(
  order: { paid: boolean; closedAt: Date | null; expiresAt: Date },
  now: Date,
): PaymentState {
  if (order.paid) return 'paid';
  if (order.closedAt !== null) return 'closed';
  return order.expiresAt.getTime() <= now.getTime() ? 'expired' : 'open';
}

/**
 * The day money is booked on: the day it was paid; after that day's month was closed the first open
 * day, and never a day to come, whatever the firm's clock says.
 */
export function bookedOnOf(
  paidOn: Day,
  { closedThrough, today }: { closedThrough: Day; today: Day },
): Day {
  const open = paidOn <= closedThrough ? plusDays(closedThrough, 1) : paidOn;
  return open > today ? today : open;
}

/** What is to be said of money beside its order; empty when all is as it was ordered. */
export function remarksOf(
  paid: { amount: Money; paidAt: Date; paidOn: Day; bookedOn: Day },
  order: { amount: Money; expiresAt: Date; paidBefore: boolean } | null,
): Remark[] {
  const said: [Remark, boolean][] = [
    ['amount-differs', order !== null && !order.amount.equals(paid.amount)],
    ['late', order !== null && paid.paidAt.getTime() > order.expiresAt.getTime()],
    ['second-payment', order?.paidBefore === true],
    ['day-closed', paid.bookedOn > paid.paidOn],
    ['not-allocated', order === null],
  ];
  return said.filter(([, holds]) => holds).map(([remark]) => remark);
}

const DIGITS = 20;

/** 商户订单号, of which nobody can guess another. */
export function tradeNoOf(communityId: number, hash: string): string {
  return `T${communityId}-${hash.slice(0, DIGITS)}`;
}

/** The id of the order that this hash (at least 32 hexadecimal digits) names: UUIDv8, RFC 9562 §5.8. */
export function paymentIdOf(hash: string): string {
  const at = (from: number, to: number) => hash.slice(from, to);
  return `${at(0, 8)}-${at(8, 12)}-8${at(13, 16)}-8${at(17, 20)}-${at(20, 32)}`;
}
