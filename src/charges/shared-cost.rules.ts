import { Money } from '../shared/money';
import { splitByWeight } from '../shared/split';
import type { SharedInputs } from './bill.rules';
import type { ShareKey } from './fee.rules';

/** A unit that bears a part of a common cost. `key`: its place in the fixed order of units. */
export interface Bearer {
  readonly unitId: string;
  readonly area: string;
  /** Use since the last reading, as whole hundredths in text ("12.50"); null without a meter. */
  readonly use: string | null;
}

export interface Share {
  readonly unitId: string;
  readonly amount: Money;
  readonly inputs: SharedInputs;
}

/**
 * A cost divided over its bearers, exact to the fen (`splitByWeight`; equal weights favour the
 * earlier unit, so they must come in a stable order). Who bears nothing has no share.
 * @throws DomainError `split.no-weights`, `split.zero-weights`.
 */
export function sharesOf(total: Money, shareBy: ShareKey, bearers: readonly Bearer[]): Share[] {
  const texts = bearers.map((bearer) => weightText(shareBy, bearer));
  const weights = texts.map((text) => Money.yuan(text).toFen());
  const sum = weights.reduce((all, weight) => all + weight, 0n);
  const amounts = splitByWeight(total, weights);
  const weightsText = Money.fen(sum).toString();
  return bearers.flatMap(({ unitId }, at) => {
    const [amount, weight, text] = [amounts[at], weights[at], texts[at]];
    if (!amount || !weight || text === undefined) return [];
    const floor = (total.toFen() * weight) / sum;
    const carry = amount.toFen() > floor ? 1 : 0;
    const inputs = { total: total.toString(), weight: text, weights: weightsText, carry } as const;
    return [{ unitId, amount, inputs: { method: 'shared', shareBy, ...inputs } }];
  });
}

function weightText(shareBy: ShareKey, { area, use }: Bearer): string {
  if (shareBy === 'equal') return '1.00';
  return shareBy === 'area' ? area : (use ?? '0.00');
}
