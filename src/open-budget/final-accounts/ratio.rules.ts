import type { Money } from '../../shared/money';

const TEN_THOUSANDTHS = 10_000n;

/**
 * A part of a whole as text with four decimals, rounded half up by size, in whole numbers: "0.1234",
 * "-0.0500"; null of nothing.
 */
export function ratioText(part: Money, whole: Money): string | null {
  const divisor = whole.abs().toFen();
  if (divisor === 0n) return null;
  const scaled = (2n * part.abs().toFen() * TEN_THOUSANDTHS + divisor) / (2n * divisor);
  const sign = scaled > 0n && part.isNegative() !== whole.isNegative() ? '-' : '';
  const digits = scaled.toString().padStart(5, '0');
  return `${sign}${digits.slice(0, -4)}.${digits.slice(-4)}`;
}
