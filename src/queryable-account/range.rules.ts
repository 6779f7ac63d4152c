import { firstDayOf, lastDayOf } from '../shared/day';
import { comparePeriods, period, type Period, periodsFrom } from '../shared/period';
import type { StatementFilter } from './statement-filter.queries';
import { categoryNamed } from './plain-words.rules';
import { queryableAccountErrors } from './queryable-account.errors';

/** Ten years: what a chart of months can show. */
const MONTHS_MAX = 120;

export interface AskedRange {
  readonly from: string;
  readonly to: string;
  readonly fund?: string | undefined;
}

/**
 * A range of months as asked for.
 * @throws DomainError `account.range-reversed`, `account.range-too-long`, `period.malformed`.
 */
export function flowRange(asked: AskedRange): { from: Period; to: Period; fund?: string } {
  const [from, to] = [period(asked.from), period(asked.to)];
  if (comparePeriods(to, from) < 0) throw queryableAccountErrors.rangeReversed();
  if (periodsFrom(from, to).length > MONTHS_MAX) throw queryableAccountErrors.rangeTooLong();
  return { from, to, ...(asked.fund ? { fund: asked.fund } : {}) };
}

/**
 * The filter, unless it contradicts itself: an empty list would say that nothing was spent.
 * @throws DomainError `account.days-reversed`, `account.amounts-reversed`.
 */
export function soundFilter(filter: StatementFilter): StatementFilter {
  const { from, to, min, max } = filter;
  if (from && to && to < from) throw queryableAccountErrors.daysReversed();
  if (min && max && min.isMoreThan(max)) throw queryableAccountErrors.amountsReversed();
  return filter;
}

/** The entries behind one use. @throws DomainError notFound `account.use-unknown`. */
export function useFilter(key: string, asked: AskedRange): StatementFilter {
  if (!categoryNamed(key)) throw queryableAccountErrors.useUnknown();
  const { from, to, fund } = flowRange(asked);
  return { from: firstDayOf(from), to: lastDayOf(to), fund, use: key };
}
