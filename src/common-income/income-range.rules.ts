import { day, firstDayOf, lastDayOf } from '../shared/day';
import type { Day } from '../shared/day';
import { period as periodFrom, periodOf } from '../shared/period';

/** A month or a year, as it was asked for. */
export interface IncomeRange {
  /** "2026-03" or "2026". */
  readonly name: string;
  readonly from: Day;
  readonly to: Day;
}

/** The month asked for, or the year; without either, the month of today. */
export function incomeRange(
  { period, year }: { period?: string; year?: string },
  today: Day,
): IncomeRange {
  if (period === undefined && year !== undefined) {
    return { name: year, from: day(`${year}-01-01`), to: day(`${year}-12-31`) };
  }
  const month = period === undefined ? periodOf(today) : periodFrom(period);
  return { name: month, from: firstDayOf(month), to: lastDayOf(month) };
}
