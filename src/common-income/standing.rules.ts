import type { Day } from '../shared/day';
import { daysBetween, plusDays } from '../shared/day';
import { Money } from '../shared/money';
import type { IncomeTerms } from './terms.rules';
import type { Instalment } from './instalments.rules';

/** What is wrong with a contract, the gravest first; each is shown to everybody. */
export const INCOME_FLAGS = ['no-contract', 'expired', 'late', 'ends-soon'] as const;

export type IncomeFlag = (typeof INCOME_FLAGS)[number];

export const incomeFlagNames: Record<IncomeFlag | 'ok', string> = {
  'no-contract': '无合同',
  expired: '合同已到期',
  late: '逾期未收',
  'ends-soon': '即将到期',
  ok: '正常',
};

/** Renewal needs a resolution: two months before the end is the time to begin. */
const SOON_DAYS = 60;

/** Instalments as they were paid, the oldest first (oldest debt first: 民法典 560). */
export interface PaidInstalment extends Instalment {
  readonly paid: Money;
  readonly open: Money;
}

/** Money of a contract, whatever it was said to be for, pays what has been due longest. */
export function paidInstalments(
  instalments: readonly Instalment[],
  received: Money,
): PaidInstalment[] {
  let left = received;
  return [...instalments]
    .sort((a, b) => (a.dueOn < b.dueOn ? -1 : 1))
    .map((each) => {
      const paid = each.amount.isMoreThan(left) ? left : each.amount;
      left = left.minus(paid);
      return { ...each, paid, open: each.amount.minus(paid) };
    });
}

/** Due before that day and not paid: on the day itself it may still come. */
export function overdueOf(instalments: readonly PaidInstalment[], on: Day): Money {
  return Money.sum(instalments.filter(({ dueOn }) => dueOn < on).map(({ open }) => open));
}

/** Where a contract stands on a day. */
export interface Facts {
  /** The version that holds, or held last. */
  readonly terms: Pick<IncomeTerms, 'schedule' | 'endsOn' | 'owner'>;
  /** 已终止: on the day it was ended by an act, else null. */
  readonly endedOn: Day | null;
  readonly overdue: Money;
  /** Days without a sum, of a place that is settled daily. */
  readonly missingDays: number;
  readonly today: Day;
}

/** Everything that is wrong, the gravest first; empty when all is well. */
export function flagsOf(facts: Facts): IncomeFlag[] {
  if (facts.terms.owner !== 'COMMON') return [];
  const late = facts.overdue.isPositive() || facts.missingDays > 0;
  const found = [...(late ? ['late'] : []), ...flagsOfTerm(facts)];
  return INCOME_FLAGS.filter((flag) => found.includes(flag));
}

/** What is wrong with the paper itself; with one that was ended by an act, nothing is. */
function flagsOfTerm({ terms: { schedule, endsOn }, endedOn, today }: Facts): IncomeFlag[] {
  if (endedOn !== null && endedOn < today) return [];
  if (schedule === 'none') return ['no-contract'];
  if (endsOn === null) return [];
  const left = daysBetween(today, endsOn);
  if (left < 0) return ['expired'];
  return left <= SOON_DAYS ? ['ends-soon'] : [];
}

/** Days from `from` to `to`, both included, that are not among `settled`. */
export function missingDaysOf(
  { from, to }: { from: Day; to: Day },
  settled: ReadonlySet<string>,
): Day[] {
  const length = daysBetween(from, to) + 1;
  const days = Array.from({ length: Math.max(length, 0) }, (_, at) => plusDays(from, at));
  return days.filter((each) => !settled.has(each));
}
