import type { Day } from '../shared/day';
import { firstDayOf, lastDayOf } from '../shared/day';
import { Money } from '../shared/money';
import { periodOf, periodsFrom, yearOf } from '../shared/period';
import type { Period } from '../shared/period';

/** 方向: on which side a balance stands; 平 is none. */
export type Direction = '借' | '贷' | '平';

export type LedgerRowKind = 'opening' | 'line' | 'day-total' | 'month-total' | 'year-total';

/** A row of 三栏式明细账 or 日记账. */
export interface LedgerRow {
  readonly kind: LedgerRowKind;
  readonly bookedOn: Day;
  readonly period: Period;
  readonly seq: string | null;
  readonly voucherNo: number | null;
  readonly summary: string;
  /** 对方科目, where the book shows it. */
  readonly counter: string | null;
  readonly debit: Money;
  readonly credit: Money;
  readonly direction: Direction;
  /** Never negative: its side is in `direction`. */
  readonly balance: Money;
}

export interface LedgerLine {
  readonly bookedOn: Day;
  readonly seq: string;
  readonly line: number;
  readonly voucherNo: number;
  readonly summary: string;
  readonly counter: string | null;
  readonly debit: Money;
  readonly credit: Money;
}

export interface SideSums {
  readonly debit: Money;
  readonly credit: Money;
}

/** One page of one account's book, with everything needed to say its totals. */
export interface LedgerPage {
  /** Balance (Σ debit − Σ credit) before the first line of the page. */
  readonly opening: Money;
  /** The first day asked for, or the day of the last line of the page before. */
  readonly from: Day;
  readonly to: Day;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  readonly lines: readonly LedgerLine[];
  /** Whole months, from January of the first year on; months without movement may be missing. */
  readonly months: ReadonlyMap<Period, SideSums>;
  /** Whole days of this page, for journals that total each day; null for the others. */
  readonly days: ReadonlyMap<Day, SideSums> | null;
}

const NOTHING: SideSums = { debit: Money.zero, credit: Money.zero };

export function directionOf(net: Money): Direction {
  if (net.isZero()) return '平';
  return net.isPositive() ? '借' : '贷';
}

/**
 * The rows as an accountant expects them: opening, lines with a running balance, 本日合计 where asked,
 * and 本月合计 and 本年累计 at the end of each month, months without movement included
 * (会计基础工作规范 63). A total is said where its month or day ends, which may be on the next page.
 */
export function ledgerRowsOf(page: LedgerPage): LedgerRow[] {
  const rows: LedgerRow[] = page.isFirst ? [openingRow(page.from, page.opening)] : [];
  let net = page.opening;
  for (const month of monthsOn(page)) {
    for (const date of daysOn(page, month)) {
      for (const line of page.lines.filter((each) => each.bookedOn === date)) {
        net = net.plus(line.debit).minus(line.credit);
        rows.push(lineRow(line, net));
      }
      if (page.days && endsHere(page, date)) rows.push(dayTotal(page, date, net));
    }
    const last = lastDayOf(month);
    if (last <= page.to && endsHere(page, last)) rows.push(...monthTotals(page.months, month, net));
  }
  return rows;
}

/** 总账: opening, then 本月合计 and 本年累计 of each month, silent months included. */
export function monthlyRowsOf(
  opening: Money,
  months: ReadonlyMap<Period, SideSums>,
  { from, to }: { from: Period; to: Period },
): LedgerRow[] {
  let net = opening;
  const first = firstDayOf(from);
  const rows = [openingRow(first, opening)];
  for (const month of periodsFrom(from, to)) {
    const sums = months.get(month) ?? NOTHING;
    net = net.plus(sums.debit).minus(sums.credit);
    rows.push(...monthTotals(months, month, net));
  }
  return rows;
}

/** Sums from January through the month. */
export function yearToDate(months: ReadonlyMap<Period, SideSums>, month: Period): SideSums {
  const january = `${yearOf(month)}-01`;
  const upTo = [...months].filter(([each]) => each >= january && each <= month);
  return {
    debit: Money.sum(upTo.map(([, sums]) => sums.debit)),
    credit: Money.sum(upTo.map(([, sums]) => sums.credit)),
  };
}

function monthsOn(page: LedgerPage): Period[] {
  const last = page.isLast ? page.to : (page.lines.at(-1)?.bookedOn ?? page.from);
  return periodsFrom(periodOf(page.from), periodOf(last));
}

/** Days with lines, and the day on which the page before stopped, whose total may still be due. */
function daysOn(page: LedgerPage, month: Period): Day[] {
  const carried = page.isFirst ? [] : [page.from];
  const days = [...carried, ...page.lines.map((line) => line.bookedOn)];
  return [...new Set(days)].filter((date) => periodOf(date) === month);
}

/** Whether nothing of this day or month is left for the next page. */
function endsHere(page: LedgerPage, last: Day): boolean {
  return page.isLast || last < (page.lines.at(-1)?.bookedOn ?? page.from);
}

function openingRow(from: Day, net: Money): LedgerRow {
  const says = from.endsWith('-01-01') ? '上年结转' : '期初余额';
  return totalRow('opening', from, { says, sums: NOTHING, net });
}

function lineRow(line: LedgerLine, net: Money): LedgerRow {
  return {
    kind: 'line',
    bookedOn: line.bookedOn,
    period: periodOf(line.bookedOn),
    seq: line.seq,
    voucherNo: line.voucherNo,
    summary: line.summary,
    counter: line.counter,
    debit: line.debit,
    credit: line.credit,
    direction: directionOf(net),
    balance: net.abs(),
  };
}

function dayTotal(page: LedgerPage, date: Day, net: Money): LedgerRow {
  const sums = page.days?.get(date) ?? NOTHING;
  return totalRow('day-total', date, { says: '本日合计', sums, net });
}

function monthTotals(
  months: ReadonlyMap<Period, SideSums>,
  month: Period,
  net: Money,
): LedgerRow[] {
  const last = lastDayOf(month);
  const sums = months.get(month) ?? NOTHING;
  const year = yearToDate(months, month);
  return [
    totalRow('month-total', last, { says: '本月合计', sums, net }),
    totalRow('year-total', last, { says: '本年累计', sums: year, net }),
  ];
}

function totalRow(
  kind: LedgerRowKind,
  bookedOn: Day,
  { says, sums, net }: { says: string; sums: SideSums; net: Money },
): LedgerRow {
  return {
    kind,
    bookedOn,
    period: periodOf(bookedOn),
    seq: null,
    voucherNo: null,
    summary: says,
    counter: null,
    debit: sums.debit,
    credit: sums.credit,
    direction: directionOf(net),
    balance: net.abs(),
  };
}
