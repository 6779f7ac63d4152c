/** A month, quarter or year as the months it spans, for the period switch. */
export type Unit = 'month' | 'quarter' | 'year';

/** What the switch can be set to: a unit, or months of one's own choosing. */
export type Span = Unit | 'custom';

export interface Range {
  /** First and last month, "YYYY-MM", both included. */
  from: string;
  to: string;
}

const LENGTH: Record<Unit, number> = { month: 1, quarter: 3, year: 12 };
const PERIOD = /^\d{4}-(0[1-9]|1[0-2])$/;

export function isUnit(text: string | null): text is Unit {
  return text === 'month' || text === 'quarter' || text === 'year';
}

export function isSpan(text: string | null): text is Span {
  return text === 'custom' || isUnit(text);
}

export function isPeriod(text: string | null): text is string {
  return text !== null && PERIOD.test(text);
}

/** The month, quarter or year in which `period` lies. */
export function rangeAround(unit: Unit, period: string): Range {
  const length = LENGTH[unit];
  const first = Math.floor(indexOf(period) / length) * length;
  return { from: periodAt(first), to: periodAt(first + length - 1) };
}

/** The range before (−1) or after (+1). */
export function shifted(unit: Unit, range: Range, by: -1 | 1): Range {
  return rangeAround(unit, periodAt(indexOf(range.from) + by * LENGTH[unit]));
}

/** The month so many before. */
export function monthsBefore(period: string, count: number): string {
  return periodAt(indexOf(period) - count);
}

/** Each month of a range, the first first; none when it runs backwards. */
export function monthsOf({ from, to }: Range): string[] {
  const first = indexOf(from);
  return Array.from({ length: Math.max(0, indexOf(to) - first + 1) }, (_, by) =>
    periodAt(first + by),
  );
}

/** The ranges of a unit that touch the months of `whole`, the first first: the stops of a slider. */
export function stopsOf(unit: Unit, whole: Range): Range[] {
  const starts = monthsOf(whole).map((month) => rangeAround(unit, month));
  return starts.filter(({ from }, index) => from !== starts[index - 1]?.from);
}

export interface AskedSpan {
  unit: string | null;
  /** A month within the unit asked for. */
  at: string | null;
  from: string | null;
  to: string | null;
}

/** What the address asks for; what it leaves out or has wrong is as it is otherwise. */
export function spanAsked(
  asked: AskedSpan,
  otherwise: { unit: Unit; at: string },
): { unit: Span; range: Range } {
  const unit = isSpan(asked.unit) ? asked.unit : otherwise.unit;
  const at = isPeriod(asked.at) ? asked.at : otherwise.at;
  if (unit !== 'custom') return { unit, range: rangeAround(unit, at) };
  const from = isPeriod(asked.from) ? asked.from : at;
  const to = isPeriod(asked.to) ? asked.to : at;
  return { unit, range: from <= to ? { from, to } : { from: to, to: from } };
}

/** 1 to 4. */
export function quarterOf(period: string): number {
  return Math.floor((indexOf(period) % 12) / 3) + 1;
}

function indexOf(period: string): number {
  const [year, month] = period.split('-');
  return Number(year) * 12 + Number(month) - 1;
}

function periodAt(index: number): string {
  const month = String((index % 12) + 1).padStart(2, '0');
  return `${Math.floor(index / 12)}-${month}`;
}
