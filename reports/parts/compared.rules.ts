import { type Day, firstDayOf, lastDayOf } from '../../src/shared/day';
import { type Period, period, periodsFrom, previousPeriod, yearOf } from '../../src/shared/period';

/** Whole months, both included. */
export interface Months {
  readonly from: Period;
  readonly to: Period;
}

/** 本期, 上期 and 本年累计 of a report. */
export interface Compared {
  readonly now: Months;
  /** As many months, right before. */
  readonly before: Months;
  /** From January to the last month of `now`. */
  readonly year: Months;
}

/** What stands beside the months from `from` to `to`. */
export function comparedWith({ from, to }: Months): Compared {
  const end = previousPeriod(from);
  let start = end;
  for (let count = periodsFrom(from, to).length; count > 1; count -= 1) {
    start = previousPeriod(start);
  }
  const january = period(`${yearOf(to)}-01`);
  return { now: { from, to }, before: { from: start, to: end }, year: { from: january, to } };
}

/**
 * The same without the months before the books began: what was handed over with them is what they opened
 * with, and months without books are no months without money.
 */
export function withinBooks({ now, before, year }: Compared, first: Period): Compared {
  const begun = (months: Months): Months =>
    months.from < first && first <= months.to ? { ...months, from: first } : months;
  return { now: begun(now), before: begun(before), year: begun(year) };
}

/** Their first and their last day. */
export const daysOf = ({ from, to }: Months): { readonly from: Day; readonly to: Day } => ({
  from: firstDayOf(from),
  to: lastDayOf(to),
});

/** 1月, 2月 …: as they stand under the axis of a picture. */
export const monthNames = (months: readonly Period[]): string[] =>
  months.map((month) => `${Number(month.slice(5))}月`);
