import type { Money } from '../../src/shared/money';

/** "0.92" is 92%, "0.925" is 92.5%; without a number in between, which would not be exact. */
export function percentOf(rate: string): string {
  const [whole = '0', fraction = ''] = rate.split('.');
  const digits = fraction.padEnd(2, '0');
  const percent = `${whole}${digits.slice(0, 2)}`.replace(/^0+(?=\d)/, '');
  const rest = digits.slice(2).replace(/0+$/, '');
  return `${percent}${rest === '' ? '' : `.${rest}`}%`;
}

/** 42.3%, half up by size, also beyond 100% and below 0; '—' of nothing. */
export function rateText(part: Money, whole: Money): string {
  const permille = permilleOf(part, whole);
  if (permille === null) return '—';
  const size = permille < 0n ? -permille : permille;
  return `${permille < 0n ? '−' : ''}${size / 10n}.${size % 10n}%`;
}

/** Thousandths of the whole, half up by size; null of nothing. */
export function permilleOf(part: Money, whole: Money): bigint | null {
  const divisor = whole.abs().toFen();
  if (divisor === 0n) return null;
  const size = (part.abs().toFen() * 2000n + divisor) / (divisor * 2n);
  return part.isNegative() === whole.isNegative() ? size : -size;
}
