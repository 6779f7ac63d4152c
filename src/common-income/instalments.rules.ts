import type { Day } from '../shared/day';
import { day, lastDayOf } from '../shared/day';
import { Money } from '../shared/money';
import { periodOf, periodsFrom, previousPeriod } from '../shared/period';
import type { Period } from '../shared/period';
import { Rate } from '../shared/rate';
import { splitEqually } from '../shared/split';
import { hasInstalments } from './income-kinds.rules';
import type { IncomeSchedule } from './income-kinds.rules';
import type { DeveloperShare, IncomeTerms } from './terms.rules';

/** One payment the contract asks for (一期应收). */
export interface Instalment {
  readonly dueOn: Day;
  readonly amount: Money;
  /** The calendar months it is paid for. */
  readonly months: readonly Period[];
}

/** What a calendar month earns: the whole, and of it the developer's. */
export interface EarnedMonth {
  readonly period: Period;
  readonly amount: Money;
  readonly share: Money;
}

/** A version, and the last day on which it still holds. */
export interface Span {
  readonly terms: IncomeTerms;
  readonly lastOn: Day;
}

const MONTHS: Record<IncomeSchedule, number> = {
  monthly: 1,
  quarterly: 3,
  yearly: 12,
  // the whole term; see `monthsOf`
  once: 0,
  daily: 1,
  none: 0,
};

/** Later than any contract: of a place without one. */
const WITHOUT_END = day('9999-12-31');

/**
 * The versions of a contract, oldest first, each with its last day: its own end, the day on which the
 * contract was ended, or the end of the month before the next version's, whichever comes first. A month
 * belongs to the later version whole.
 */
export function spansOf(versions: readonly IncomeTerms[], endedOn: Day | null): Span[] {
  const inOrder = [...versions].sort((a, b) => (a.startsOn < b.startsOn ? -1 : 1));
  return inOrder
    .map((terms, at) => {
      const next = inOrder[at + 1];
      const before = next ? lastDayOf(previousPeriod(periodOf(next.startsOn))) : null;
      return { terms, lastOn: [before, endedOn].reduce(earlier, terms.endsOn ?? WITHOUT_END) };
    })
    .filter(({ terms, lastOn }) => terms.startsOn <= lastOn);
}

/** Every instalment of these spans that is due by `through`. */
export function instalmentsOf(spans: readonly Span[], through: Day): Instalment[] {
  return spans.flatMap(instalmentsOfSpan).filter(({ dueOn }) => dueOn <= through);
}

/**
 * What each month earns. An instalment is earned evenly over its months, largest remainder to the fen, so
 * that the months re-sum to it; of a sum settled daily the months carry only the developer's part.
 */
export function earnedOf(spans: readonly Span[]): EarnedMonth[] {
  return joined(spans.flatMap(earnedOfSpan));
}

/** The developer's part of one amount, half up to the fen. */
export function shareOf(share: DeveloperShare | null, amount: Money): Money {
  if (share === null) return Money.zero;
  return share.kind === 'rate' ? amount.times(Rate.of(share.value)) : Money.yuan(share.value);
}

function instalmentsOfSpan({ terms, lastOn }: Span): Instalment[] {
  const { schedule, amount, dueDay, owner } = terms;
  if (!hasInstalments(schedule) || amount === null || dueDay === null) return [];
  if (owner !== 'COMMON') return [];
  const whole = monthsOf(terms.startsOn, terms.endsOn ?? lastOn);
  const covered = monthsOf(terms.startsOn, lastOn);
  const each = schedule === 'once' ? whole.length : MONTHS[schedule];
  return inGroups(covered, each).map((months) => ({
    dueOn: dueOnOf(months[0]!, dueDay, terms.startsOn),
    // a last instalment that is cut short is owed for its months only
    amount: Money.sum(splitEqually(Money.yuan(amount), each).slice(0, months.length)),
    months,
  }));
}

function earnedOfSpan(span: Span): EarnedMonth[] {
  const { terms, lastOn } = span;
  const share = terms.developerShare;
  if (terms.owner !== 'COMMON') return [];
  if (terms.schedule === 'daily' && share?.kind === 'sum') {
    const monthly = Money.yuan(share.value);
    return monthsOf(terms.startsOn, lastOn).map((period) => ({
      period,
      amount: Money.zero,
      share: monthly,
    }));
  }
  const whole = fullLength(span);
  return instalmentsOfSpan(span).flatMap(({ months }) => {
    const amounts = splitEqually(Money.yuan(terms.amount!), whole);
    const shares = splitEqually(shareOf(share, Money.yuan(terms.amount!)), whole);
    return months.map((period, at) => ({ period, amount: amounts[at]!, share: shares[at]! }));
  });
}

function fullLength({ terms, lastOn }: Span): number {
  return terms.schedule === 'once'
    ? monthsOf(terms.startsOn, terms.endsOn ?? lastOn).length
    : MONTHS[terms.schedule];
}

/**
 * The months a term runs through, each named by the calendar month in which it begins: from 15 January to
 * 14 January is twelve, January to December.
 */
function monthsOf(startsOn: Day, lastOn: Day): Period[] {
  if (lastOn < startsOn) return [];
  const all = periodsFrom(periodOf(startsOn), periodOf(lastOn));
  const last = all.at(-1)!;
  const begins = dayOfMonth(last, Number(startsOn.slice(8)));
  return begins <= lastOn || all.length === 1 ? all : all.slice(0, -1);
}

/** That day of the month, or its last where it is shorter. */
function dayOfMonth(period: Period, date: number): Day {
  const last = lastDayOf(period);
  return date >= Number(last.slice(8)) ? last : day(`${period}-${String(date).padStart(2, '0')}`);
}

function dueOnOf(month: Period, dueDay: number, startsOn: Day): Day {
  const due = dayOfMonth(month, dueDay);
  return due < startsOn ? startsOn : due;
}

function inGroups(months: readonly Period[], size: number): Period[][] {
  const groups: Period[][] = [];
  for (let at = 0; at < months.length; at += size) groups.push(months.slice(at, at + size));
  return groups;
}

function joined(months: readonly EarnedMonth[]): EarnedMonth[] {
  const by = new Map<Period, EarnedMonth>();
  for (const month of months) {
    const before = by.get(month.period);
    by.set(month.period, {
      period: month.period,
      amount: month.amount.plus(before?.amount ?? Money.zero),
      share: month.share.plus(before?.share ?? Money.zero),
    });
  }
  return [...by.values()].sort((a, b) => (a.period < b.period ? -1 : 1));
}

function earlier(a: Day, b: Day | null): Day {
  return b !== null && b < a ? b : a;
}
