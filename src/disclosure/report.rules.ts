import { compareDays, type Day, formatDay, lastDayOf } from '../shared/day';
import { formatPeriod, type Period } from '../shared/period';
import { disclosureErrors } from './disclosure.errors';
import type { Span } from './report-subject.rules';

/** Which document is wanted: a kind of the registry, and what it is about, written as the kind asks. */
export interface ReportWanted {
  readonly kind: string;
  readonly subject: string;
}

export function incomeExpenditureTitle(period: Period): string {
  return `${formatPeriod(period)}收支公示表`;
}

export function voucherTitle(period: string, voucherNo: number): string {
  return `记账凭证 ${period} 记-${voucherNo}号`;
}

/** How far the books go: what decides which months can be reported, and which are final. */
export interface BookSpan {
  readonly startOn: Day;
  readonly closedThrough: Day;
  readonly today: Day;
}

/** `name` is how the span is called: 2026年3月. @throws DomainError `report.before-books`, `report.not-begun`. */
export function assertReportable({ from, to }: Span, name: string, books: BookSpan): void {
  if (compareDays(to, books.startOn) < 0) {
    throw disclosureErrors.beforeBooks(formatDay(books.startOn));
  }
  if (compareDays(from, books.today) > 0) throw disclosureErrors.notBegun(name);
}

/** Whether the figures of the month can no longer change. */
export function isFinalMonth(period: Period, books: BookSpan): boolean {
  return compareDays(lastDayOf(period), books.closedThrough) <= 0;
}

/** 信报〔2026〕0012号: the documents of a community and a year are counted through. */
export function documentNumber(year: number, no: number): string {
  return `信报〔${year}〕${String(no).padStart(4, '0')}号`;
}
