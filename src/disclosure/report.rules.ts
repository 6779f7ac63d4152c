import { compareDays, type Day, firstDayOf, formatDay, lastDayOf } from '../shared/day';
import { formatPeriod, type Period } from '../shared/period';
import { disclosureErrors } from './disclosure.errors';

export type ReportKind = 'income-expenditure' | 'voucher';

export const reportKindNames: Record<ReportKind, string> = {
  'income-expenditure': '收支公示表',
  voucher: '记账凭证',
};

/** The right it takes to have one made; anyone may have a voucher printed that she may read. */
export const rightToMake = {
  'income-expenditure': 'report.make',
  voucher: 'report.read',
} as const satisfies Record<ReportKind, string>;

/** Which document is wanted. */
export type ReportSubject =
  | { readonly kind: 'income-expenditure'; readonly period: Period }
  | { readonly kind: 'voucher'; readonly seq: string };

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

/** @throws DomainError `report.before-books`, `report.not-begun`. */
export function assertReportable(period: Period, books: BookSpan): void {
  if (compareDays(lastDayOf(period), books.startOn) < 0) {
    throw disclosureErrors.beforeBooks(formatDay(books.startOn));
  }
  if (compareDays(firstDayOf(period), books.today) > 0) {
    throw disclosureErrors.notBegun(formatPeriod(period));
  }
}

/** Whether the figures of the month can no longer change. */
export function isFinalMonth(period: Period, books: BookSpan): boolean {
  return compareDays(lastDayOf(period), books.closedThrough) <= 0;
}
