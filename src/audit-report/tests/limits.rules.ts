import { type Day, daysBetween } from '../../shared/day';
import { Money } from '../../shared/money';
import { Rate } from '../../shared/rate';
import { groupedBy } from '../../queryable-account/grouped.rules';

/** 接近限额: from this part of a limit on. */
export const NEAR_PART = '0.95';
/** 拆分采购: payments to one payee within as many days are looked at together. */
export const SPLIT_DAYS = 30;

/** Amounts from which more is asked for: another approver, consultation, offers. Smallest first. */
export function limitsOf(terms: {
  readonly approvalLadder: readonly { readonly upTo: string | null }[];
  readonly quotesAbove: string;
}): Money[] {
  const steps = terms.approvalLadder.flatMap(({ upTo }) => (upTo === null ? [] : [upTo]));
  const all = [...steps, terms.quotesAbove].map((text) => Money.yuan(text));
  return all
    .filter((limit, at) => all.findIndex((other) => other.equals(limit)) === at)
    .sort((one, other) => one.compare(other));
}

/** The limit that an amount stays just below (or on); null: none. */
export function limitJustAbove(amount: Money, limits: readonly Money[]): Money | null {
  const near = (limit: Money) =>
    amount.isAtMost(limit) && amount.isAtLeast(limit.times(Rate.of(NEAR_PART)));
  return limits.find(near) ?? null;
}

/** A payment as the search for split purchases sees it. */
export interface Paid {
  readonly payeeId: string;
  readonly on: Day;
  readonly amount: Money;
}

/** Payments that are each within a limit and together above it. */
export interface Split<P extends Paid> {
  /** The last of them, in whose window they stand. */
  readonly last: P;
  readonly count: number;
  readonly total: Money;
  /** The largest limit of which this is true. */
  readonly limit: Money;
}

/**
 * Every payment with which, together with those to the same payee in the `SPLIT_DAYS` before it, a
 * limit is passed that none of them passes alone. In the order of the payments given.
 */
export function splitsOf<P extends Paid>(
  payments: readonly P[],
  limitsFor: (payment: P) => readonly Money[],
): Split<P>[] {
  const byPayee = groupedBy(payments, ({ payeeId }) => payeeId);
  return payments.flatMap((last) => {
    const window = (byPayee.get(last.payeeId) ?? []).filter(({ on }) => {
      const age = daysBetween(on, last.on);
      return age >= 0 && age < SPLIT_DAYS;
    });
    const total = Money.sum(window.map(({ amount }) => amount));
    const limit = limitsFor(last).findLast(
      (each) => total.isMoreThan(each) && window.every(({ amount }) => amount.isAtMost(each)),
    );
    return limit && window.length > 1 ? [{ last, count: window.length, total, limit }] : [];
  });
}
