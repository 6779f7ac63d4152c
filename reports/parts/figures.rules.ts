import type { BarsBlock, LinesBlock } from '../layout/document/document';
import type { Money } from '../../src/shared/money';

const PERMILLE = 1000n;

/**
 * Figures that must be the same wherever they come from.
 * @throws plain Error with both: a sheet that contradicts itself is never printed.
 */
export function assertAgrees(what: string, one: Money, other: Money): void {
  if (one.equals(other)) return;
  throw new Error(`${what}: ${one.toString()} is not ${other.toString()}`);
}

/** 42.3%, half up; '—' where a share says nothing: of nothing, or of the other sign. */
export function shareOf(amount: Money, whole: Money): string {
  if (!whole.isPositive() || amount.isNegative() || amount.isMoreThan(whole)) return '—';
  const permille = permilleOf(amount, whole);
  return `${permille / 10n}.${permille % 10n}%`;
}

/** What an amount is of the whole, 0 to 1: the length of a bar. */
export function partOf(amount: Money, whole: Money): number {
  if (!whole.isPositive() || !amount.isPositive()) return 0;
  return amount.isMoreThan(whole) ? 1 : Number(permilleOf(amount, whole)) / Number(PERMILLE);
}

const permilleOf = (amount: Money, whole: Money): bigint =>
  (amount.toFen() * 2n * PERMILLE + whole.toFen()) / (whole.toFen() * 2n);

/** +12.00, −3.00 or 0.00: how much more than before. */
export function changeOf(now: Money, before: Money): string {
  const change = now.minus(before);
  return change.isPositive() ? `+${change.format()}` : change.format();
}

export interface NamedAmount {
  readonly name: string;
  readonly amount: Money;
}

/** Each as a bar against the largest, in the order given. */
export function barsOf(title: string, of: readonly NamedAmount[]): BarsBlock {
  const longest = largest(of.map(({ amount }) => amount));
  const bars = of.map(({ name, amount }) => ({
    name,
    value: amount.format(),
    part: longest ? partOf(amount, longest) : 0,
  }));
  return { kind: 'bars', title, bars };
}

/** Amounts over months against one axis that begins at zero; null where there is none yet. */
export function linesOf(
  title: string,
  months: readonly string[],
  of: readonly { readonly name: string; readonly amounts: readonly (Money | null)[] }[],
): LinesBlock {
  const all = of.flatMap(({ amounts }) => amounts).filter((each) => each !== null);
  const high = largest(all);
  const series = of.map(({ name, amounts }) => ({
    name,
    last: amounts.findLast((each) => each !== null)?.format() ?? '—',
    points: amounts.map((each) => each && (high ? partOf(each, high) : 0)),
  }));
  return { kind: 'lines', title, months: [...months], series, axis: ['0', high?.format() ?? '0'] };
}

/** Null where nothing is above zero. */
function largest(amounts: readonly Money[]): Money | null {
  return amounts.reduce<Money | null>(
    (most, each) => (each.isPositive() && (!most || each.isMoreThan(most)) ? each : most),
    null,
  );
}
