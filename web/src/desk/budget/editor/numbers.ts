import { Decimal } from 'decimal.js';
import { pointMoved } from '../../../shared/format/decimal';

// A clone of our own: no library can change the precision or the rounding under our feet.
const Exact = Decimal.clone({ precision: 40, rounding: Decimal.ROUND_HALF_UP });

const FULL_WIDTH = 0xfee0;

/**
 * What a person types or a spreadsheet shows ("￥1，234.50", "92 %", "12次") as plain digits, or null
 * when it is no number above or equal to zero with at most so many decimals.
 */
export function typedNumber(text: string, decimals: number): string | null {
  const plain = text
    .replace(/[０-９．]/g, (one) => String.fromCharCode(one.charCodeAt(0) - FULL_WIDTH))
    .replace(/[¥￥,，\s%％元]/g, '');
  const match = /^(\d{1,10})(?:\.(\d*))?$/.exec(plain);
  if (!match) return null;
  const [, whole = '', fraction = ''] = match;
  const kept = fraction.replace(/0+$/, '');
  if (kept.length > decimals) return null;
  const start = whole.replace(/^0+(?=\d)/, '');
  return kept ? `${start}.${kept}` : start;
}

/** 单价 × 数量 × 次数 × 收缴率, rounded once to the fen, half up, as the server does. */
export function productOf(factors: readonly string[]): string {
  const exact = factors.reduce((product, factor) => product.times(factor), new Exact(1));
  return exact.toDecimalPlaces(2).toFixed(2);
}

/**
 * The unit price, four decimals, that comes nearest to an amount with these factors; null when they are
 * zero. Whether it says the amount to the fen is for `productOf` to tell.
 */
export function priceFor(amount: string, factors: readonly string[]): string | null {
  const units = factors.reduce((product, factor) => product.times(factor), new Exact(1));
  return units.isZero() ? null : new Exact(amount).div(units).toDecimalPlaces(4).toString();
}

const MONTHS = 12;

/** Yuan per square metre and month, four decimals; '' without an area. A year's amount in yuan. */
export function perSquareMetreMonth(amount: string, area: string): string {
  const metres = new Exact(area || 0);
  if (metres.isZero()) return '';
  return new Exact(amount).div(metres.times(MONTHS)).toDecimalPlaces(4).toFixed(4);
}

/** Yuan per household and month, to the fen; '' without households. */
export function perHouseholdMonth(amount: string, households: number): string {
  if (households <= 0) return '';
  return new Exact(amount).div(households).div(MONTHS).toDecimalPlaces(2).toFixed(2);
}

/** "92" percent → "0.92", and back. */
export const rateOfPercent = (percent: string) => pointMoved(percent, -2);
export const percentOfRate = (rate: string) => pointMoved(trimmed(rate), 2);

/** "12.0000" → "12": a person does not read zeros that say nothing. */
export function trimmed(text: string): string {
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}
