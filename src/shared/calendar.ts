/** A calendar day 'YYYY-MM-DD' in Chinese civil time; text order is time order. Made by `day`. */
export type Day = string & { readonly brand: 'Day' };

/** An accounting period, one calendar month 'YYYY-MM' (会计法 第十一条: 公历). Made by `period`. */
export type Period = string & { readonly brand: 'Period' };

/** Years outside are slips of the keyboard (0206-01-01); 9999-12-31 may mean "without end". */
export const FIRST_YEAR = 1900;
export const LAST_YEAR = 9999;

/** How many days the month has; months count from 1. */
export function daysInMonth(year: number, month: number): number {
  // Day 0 of the next month is the last of this one; UTC, so that no time zone can shift it.
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

export function isYear(year: number): boolean {
  return year >= FIRST_YEAR && year <= LAST_YEAR;
}

export function isMonth(month: number): boolean {
  return month >= 1 && month <= 12;
}

export function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}

/** −1, 0 or 1 for texts whose order is time order. */
export function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
