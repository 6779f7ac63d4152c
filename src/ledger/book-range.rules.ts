import { day, firstDayOf, isDay, lastDayOf } from '../shared/day';
import type { Day } from '../shared/day';
import { invalid } from '../shared/domain-error';
import { period, periodOf } from '../shared/period';
import type { Period } from '../shared/period';

/** Months from and to, both included, of what was asked in months or days. */
export interface Months {
  readonly from: Period;
  readonly to: Period;
}

export interface Days {
  readonly from: Day;
  readonly to: Day;
}

const YEARS_MAX = 10;

/**
 * Days from and to, both included; a month stands for all its days.
 * @throws DomainError `ledger.range-reversed`, `ledger.range-too-long` beyond ten years.
 */
export function daysOfRange(range: { from: string; to: string }): Days {
  const from = isDay(range.from) ? day(range.from) : firstDayOf(period(range.from));
  const to = isDay(range.to) ? day(range.to) : lastDayOf(period(range.to));
  if (to < from) throw invalid('ledger.range-reversed', '结束日期早于开始日期，请调换后再查');
  if (Number(to.slice(0, 4)) - Number(from.slice(0, 4)) > YEARS_MAX) {
    throw invalid('ledger.range-too-long', `一次最多查 ${YEARS_MAX} 年，请缩小期间`);
  }
  return { from, to };
}

/** The same in whole months, for books that are kept by month. */
export function monthsOfRange(range: { from: string; to: string }): Months {
  const { from, to } = daysOfRange(range);
  return { from: periodOf(from), to: periodOf(to) };
}
