import type { Money } from '../shared/money';
import { bankErrors } from './bank.errors';

/**
 * A match takes a part of what is left: the same way the money went, and no more of it.
 * @throws DomainError `bank-match.too-much`
 */
export function assertWithin(left: Money, amount: Money): void {
  const sameWay = left.isPositive()
    ? amount.isPositive()
    : left.isNegative() && amount.isNegative();
  if (!sameWay || amount.abs().isMoreThan(left.abs())) throw bankErrors.tooMuch(left);
}
