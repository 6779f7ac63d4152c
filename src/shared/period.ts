import { compareText, type Day, isMonth, isYear, type Period, twoDigits } from './calendar';
import { invalid } from './domain-error';

export type { Period } from './calendar';

const PERIOD_PATTERN = /^(\d{4})-(\d{2})$/;
const MONTHS_PER_YEAR = 12;

/**
 * An accounting period from 'YYYY-MM', years 1900 to 9999.
 * @throws DomainError `period.malformed` for anything else.
 */
export function period(text: string): Period {
  if (!isPeriod(text)) {
    throw invalid('period.malformed', '会计期间格式不对，请按“年-月”填写，例如 2026-03', {
      given: String(text),
    });
  }
  return text;
}

export function isPeriod(text: unknown): text is Period {
  const match = typeof text === 'string' ? PERIOD_PATTERN.exec(text) : null;
  return match !== null && isYear(Number(match[1])) && isMonth(Number(match[2]));
}

/** The period a day belongs to. */
export function periodOf(value: Day): Period {
  return value.slice(0, 7) as Period;
}

/** @throws DomainError `period.out-of-range` after 9999-12. */
export function nextPeriod(value: Period): Period {
  return periodNumbered(numberOf(value) + 1);
}

/** @throws DomainError `period.out-of-range` before 1900-01. */
export function previousPeriod(value: Period): Period {
  return periodNumbered(numberOf(value) - 1);
}

/** −1, 0 or 1: for `sort(comparePeriods)`. */
export function comparePeriods(a: Period, b: Period): number {
  return compareText(a, b);
}

/**
 * Every period from `first` to `last`, both included, in order.
 * @throws DomainError `period.reversed` when `last` is before `first`.
 */
export function periodsFrom(first: Period, last: Period): Period[] {
  const [start, end] = [numberOf(first), numberOf(last)];
  if (end < start) {
    throw invalid('period.reversed', '结束期间早于开始期间，请调换或重新选择', { first, last });
  }
  return Array.from({ length: end - start + 1 }, (_, index) => periodNumbered(start + index));
}

export function yearOf(value: Period): number {
  return Number(value.slice(0, 4));
}

/** "2026年3月". */
export function formatPeriod(value: Period): string {
  return `${yearOf(value)}年${Number(value.slice(5))}月`;
}

/** Months since year 0, so that steps across New Year need no special case. */
function numberOf(value: Period): number {
  return yearOf(value) * MONTHS_PER_YEAR + Number(value.slice(5)) - 1;
}

function periodNumbered(months: number): Period {
  const year = Math.floor(months / MONTHS_PER_YEAR);
  if (!isYear(year)) {
    throw invalid('period.out-of-range', '会计期间超出 1900 年至 9999 年的范围，请重新选择');
  }
  return `${year}-${twoDigits((months % MONTHS_PER_YEAR) + 1)}` as Period;
}
