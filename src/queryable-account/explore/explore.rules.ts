import { Money } from '../../shared/money';
import { nextPeriod, type Period, periodsFrom, previousPeriod } from '../../shared/period';
import type { CashMovement } from '../flow.rules';
import { groupedBy } from '../grouped.rules';
import { categoryOf } from '../plain-words.rules';

export const EXPLORE_BY = ['use', 'payee', 'budget-line', 'month'] as const;
export type ExploreBy = (typeof EXPLORE_BY)[number];

export const EXPLORE_SIDES = ['out', 'in'] as const;
export type ExploreSide = (typeof EXPLORE_SIDES)[number];

export interface Span {
  readonly from: Period;
  readonly to: Period;
}

/** A movement with the payee or budget line its posting names. */
export interface Marked extends CashMovement {
  readonly mark: string | null;
}

export interface ExploredItem {
  readonly key: string;
  /** Of a payee or budget line the name is looked up; of a category and a month it is known. */
  readonly name: string | null;
  readonly amount: Money;
  /** Part of the whole, four decimals, half up: "0.5723". */
  readonly share: string;
  /** The months before, as many; null where the books did not reach so far back. */
  readonly lastSpan: Money | null;
  readonly lastYear: Money | null;
}

/** As many months, right before. */
export function spanBefore({ from, to }: Span): Span {
  const [, ...others] = periodsFrom(from, to);
  const last = previousPeriod(from);
  return { from: others.reduce((period) => previousPeriod(period), last), to: last };
}

/** The same months of the year before. */
export function spanOfLastYear({ from, to }: Span): Span {
  const back = (period: Period): Period =>
    `${Number(period.slice(0, 4)) - 1}${period.slice(4)}` as Period;
  return { from: back(from), to: back(to) };
}

export const NOBODY_NAMED = 'none';

/** What a movement belongs to, told apart in this way; `none` where nobody is named. */
export function keyOf(movement: Marked, by: ExploreBy): string {
  if (by === 'month') return movement.period;
  if (by === 'use') return categoryOf(movement.accountCode).key;
  if (by === 'payee') return movement.mark ?? NOBODY_NAMED;
  return movement.mark ?? categoryOf(movement.accountCode).key;
}

/** A name that needs no looking up; null for what has one of its own. */
function nameOf(movement: Marked, by: ExploreBy): string | null {
  if (by === 'month')
    return `${movement.period.slice(0, 4)}年${Number(movement.period.slice(5))}月`;
  if (by === 'payee') return movement.mark === null ? '没有写明对方' : null;
  if (by === 'budget-line' && movement.mark !== null) return null;
  const category = categoryOf(movement.accountCode);
  return movement.side === 'source' ? category.sourceName : category.useName;
}

const sideOf = { in: 'source', out: 'use' } as const;

export interface ExploredSide {
  readonly total: Money;
  /** Of everything that moved then, named by the items or not. */
  readonly lastSpan: Money | null;
  readonly lastYear: Money | null;
  readonly items: readonly ExploredItem[];
}

interface ToExplore {
  readonly span: Span;
  readonly by: ExploreBy;
  readonly side: ExploreSide;
  /** The month in which the books began: no comparison reaches beyond. */
  readonly booksStart: Period;
}

/**
 * The span told apart, the largest first (months in order), beside the span before and a year before.
 * Σ items = the flow's total of that side; comparisons have totals of their own, for what is gone since.
 */
export function explored(
  movements: readonly Marked[],
  { span, by, side, booksStart }: ToExplore,
): ExploredSide {
  const own = movements.filter((movement) => movement.side === sideOf[side]);
  const inSpan = (one: Span) => own.filter(({ period }) => period >= one.from && period <= one.to);
  const compared = (one: Span): Map<string, Money> | null =>
    by === 'month' || one.from < booksStart ? null : sumsOf(inSpan(one), by);
  const groups = groupedBy(inSpan(span), (movement) => keyOf(movement, by));
  const total = Money.sum(inSpan(span).map(({ amount }) => amount));
  const [before, yearBefore] = [compared(spanBefore(span)), compared(spanOfLastYear(span))];
  const items = [...groups].flatMap(([key, group]) => {
    const [first] = group;
    if (!first) return [];
    const amount = Money.sum(group.map((movement) => movement.amount));
    return [
      {
        key,
        name: nameOf(first, by),
        amount,
        share: ratio(amount, total),
        lastSpan: before && (before.get(key) ?? Money.zero),
        lastYear: yearBefore && (yearBefore.get(key) ?? Money.zero),
      },
    ];
  });
  return {
    total,
    lastSpan: before && Money.sum(before.values()),
    lastYear: yearBefore && Money.sum(yearBefore.values()),
    items: items.sort(by === 'month' ? byKey : bySize),
  };
}

type Keyed = Pick<ExploredItem, 'key' | 'amount'>;
const byKey = (a: Keyed, b: Keyed) => (a.key < b.key ? -1 : 1);
const bySize = (a: Keyed, b: Keyed) => b.amount.compare(a.amount) || byKey(a, b);

function sumsOf(movements: readonly Marked[], by: ExploreBy): Map<string, Money> {
  const groups = groupedBy(movements, (movement) => keyOf(movement, by));
  return new Map(
    [...groups].map(([key, group]) => [key, Money.sum(group.map(({ amount }) => amount))]),
  );
}

const PARTS = 10_000n;

function ratio(part: Money, whole: Money): string {
  if (whole.isZero()) return '0.0000';
  const parts = divided(part.toFen() * PARTS, whole.toFen());
  const text = String(parts < 0n ? -parts : parts).padStart(5, '0');
  return `${parts < 0n ? '-' : ''}${text.slice(0, -4)}.${text.slice(-4)}`;
}

/** Each home's part where all bear alike, half up to the fen; null while there are no homes. */
export function perHousehold(amount: Money, households: number): Money | null {
  return households === 0 ? null : Money.fen(divided(amount.toFen(), BigInt(households)));
}

const HUNDREDTHS = 100n;

/** For each square metre, half up to the fen; `area` in 0.01 ㎡. */
export function perSquareMetre(amount: Money, area: bigint): Money | null {
  return area === 0n ? null : Money.fen(divided(amount.toFen() * HUNDREDTHS, area));
}

/** Half up by size; the divisor is positive. */
function divided(dividend: bigint, by: bigint): bigint {
  const divisor = by < 0n ? -by : by;
  const size = dividend < 0n ? -dividend : dividend;
  const rounded = (2n * size + divisor) / (2n * divisor);
  return dividend < 0n !== by < 0n ? -rounded : rounded;
}

/** Every month from the first of the books to the one that runs, for the slider. */
export function monthsOfBooks(booksStart: Period, now: Period): Period[] {
  return now < booksStart
    ? [booksStart, nextPeriod(booksStart)].slice(0, 1)
    : periodsFrom(booksStart, now);
}
