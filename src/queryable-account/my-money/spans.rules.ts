import { formatPeriod, type Period, periodsFrom, previousPeriod } from '../../shared/period';
import { queryableAccountErrors } from '../queryable-account.errors';

/** Months, both included. */
export interface Span {
  readonly from: Period;
  readonly to: Period;
}

/** Months as a person asks for them. */
export interface MoneyAsked {
  readonly from?: Period | undefined;
  readonly to?: Period | undefined;
}

/** Five years: what a telephone can show. */
const MONTHS_MAX = 60;

/**
 * What is divided of what was asked for; the newest divided year's months by default. Null: nothing.
 * @param first and `last` divided month, if there are any.
 * @throws DomainError `account.range-reversed`, `account.months-too-many`.
 */
export function spanAsked(
  asked: MoneyAsked,
  first: Period | undefined,
  last: Period | undefined,
): Span | null {
  if (!first || !last) return null;
  const to = asked.to ?? later(asked.from ?? last, last);
  if (asked.from && to < asked.from) throw queryableAccountErrors.rangeReversed();
  const from = later(asked.from ?? (`${to.slice(0, 4)}-01` as Period), first);
  return within({ from, to: to > last ? last : to });
}

function within(span: Span): Span | null {
  if (span.to < span.from) return null;
  if (periodsFrom(span.from, span.to).length > MONTHS_MAX) {
    throw queryableAccountErrors.monthsTooMany();
  }
  return span;
}

const later = (a: Period, b: Period): Period => (a < b ? b : a);

/** The span, if it is divided whole. */
export function closedSpan(span: Span, first: Period, last: Period): Span | null {
  return span.from >= first && span.to <= last ? span : null;
}

/** As many months, right before. */
export function spanBefore({ from, to }: Span): Span {
  const before = previousPeriod(from);
  const first = periodsFrom(from, to)
    .slice(1)
    .reduce((at) => previousPeriod(at), before);
  return { from: first, to: before };
}

/** The same months of the year before. */
export function spanOfLastYear({ from, to }: Span): Span {
  const yearBefore = (at: Period) =>
    `${String(Number(at.slice(0, 4)) - 1).padStart(4, '0')}${at.slice(4)}` as Period;
  return { from: yearBefore(from), to: yearBefore(to) };
}

/** "2026年1月至3月", "2026年3月", "2025年11月至2026年2月". */
export function spanWords({ from, to }: Span): string {
  if (from === to) return formatPeriod(from);
  const end = formatPeriod(to);
  const isSameYear = from.slice(0, 4) === to.slice(0, 4);
  return `${formatPeriod(from)}至${isSameYear ? end.slice(end.indexOf('年') + 1) : end}`;
}
