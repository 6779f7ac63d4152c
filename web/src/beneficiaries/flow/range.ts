/** A month, quarter or year as the months it spans, for the period switch. */
export type Unit = 'month' | 'quarter' | 'year';

export interface Range {
  /** First and last month, "YYYY-MM", both included. */
  from: string;
  to: string;
}

const LENGTH: Record<Unit, number> = { month: 1, quarter: 3, year: 12 };
const PERIOD = /^\d{4}-(0[1-9]|1[0-2])$/;

export function isUnit(text: string | null): text is Unit {
  return text === 'month' || text === 'quarter' || text === 'year';
}

export function isPeriod(text: string | null): text is string {
  return text !== null && PERIOD.test(text);
}

/** The month, quarter or year in which `period` lies. */
export function rangeAround(unit: Unit, period: string): Range {
  const length = LENGTH[unit];
  const first = Math.floor(indexOf(period) / length) * length;
  return { from: periodAt(first), to: periodAt(first + length - 1) };
}

/** The range before (−1) or after (+1). */
export function shifted(unit: Unit, range: Range, by: -1 | 1): Range {
  return rangeAround(unit, periodAt(indexOf(range.from) + by * LENGTH[unit]));
}

/** The month so many before. */
export function monthsBefore(period: string, count: number): string {
  return periodAt(indexOf(period) - count);
}

/** 1 to 4. */
export function quarterOf(period: string): number {
  return Math.floor((indexOf(period) % 12) / 3) + 1;
}

function indexOf(period: string): number {
  const [year, month] = period.split('-');
  return Number(year) * 12 + Number(month) - 1;
}

function periodAt(index: number): string {
  const month = String((index % 12) + 1).padStart(2, '0');
  return `${Math.floor(index / 12)}-${month}`;
}
