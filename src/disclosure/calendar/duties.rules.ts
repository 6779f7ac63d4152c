import { compareDays, type Day, daysBetween, lastDayOf, plusDays } from '../../shared/day';
import { periodOf } from '../../shared/period';
import {
  dueDayOf,
  type DueRule,
  ruleInWords,
  type Turn,
  turnOf,
  turnsBetween,
} from './due-rule.rules';
import type { JurisdictionProfile } from './profiles.rules';
import { promised, type Undertaking } from './promises.rules';

/** Something to be published again and again. */
export interface StandingDuty {
  readonly kind: string;
  readonly name: string;
  readonly due: DueRule;
  /** Who asks for it: the place, the contract, or both, the earlier day counting. */
  readonly source: 'profile' | 'contract' | 'both';
}

/** One publication that is due once. */
export interface Duty extends Omit<StandingDuty, 'due'> {
  readonly turn: Turn;
  readonly dueOn: Day;
  /** 次月15日前 */
  readonly rule: string;
}

/** What profile and contract ask together; where both ask for the same report, the earlier day. */
export function standingDuties(
  profile: JurisdictionProfile,
  promises: readonly Undertaking[],
): StandingDuty[] {
  const duties = new Map<string, StandingDuty>();
  for (const { kind, name, due } of profile.duties) {
    duties.set(`${kind} ${due.every}`, { kind, name, due, source: 'profile' });
  }
  for (const promise of promises) {
    const found = promised(promise);
    if (!found) continue;
    const key = `${found.kind} ${found.due.every}`;
    const asked = duties.get(key);
    duties.set(
      key,
      asked ? { ...asked, due: earlier(asked.due, found.due), source: 'both' } : asContract(found),
    );
  }
  return [...duties.values()];
}

const asContract = (found: { kind: string; name: string; due: DueRule }): StandingDuty => ({
  ...found,
  source: 'contract',
});

const earlier = (one: DueRule, other: DueRule): DueRule =>
  one.monthsAfter * 100 + one.day <= other.monthsAfter * 100 + other.day ? one : other;

/**
 * Every publication of months from `startsOn` on that has begun by `today`, the next one to come included,
 * by due day. The one that holds the first day counts: it speaks of what there is.
 */
export function dutiesOf(
  standing: readonly StandingDuty[],
  { startsOn, today }: { startsOn: Day; today: Day },
): Duty[] {
  const from = periodOf(startsOn);
  return standing
    .flatMap(({ due, ...duty }) =>
      turnsBetween(due.every, from, periodOf(today)).map((turn) => ({
        ...duty,
        turn,
        dueOn: dueDayOf(due, turn),
        rule: ruleInWords(due),
      })),
    )
    .toSorted((a, b) => compareDays(a.dueOn, b.dueOn));
}

export type DutyState =
  'running' | 'to-prepare' | 'prepared' | 'countersigned' | 'on-show' | 'archived';

export const dutyStateNames: Record<DutyState, string> = {
  running: '期间未结束',
  'to-prepare': '待编制',
  prepared: '待业委会会签',
  countersigned: '待公示',
  'on-show': '公示中',
  archived: '已公示',
};

/** What became of it so far. */
export interface Filed {
  readonly countersignedOn: Day | null;
  readonly publishedOn: Day | null;
  readonly onShowUntil: Day | null;
}

export interface Standing {
  readonly state: DutyState;
  /** Days past the due day, of its publication or, while there is none, of today; 0 in time. */
  readonly daysLate: number;
  /** To the due day; below zero when it is past. Null once it is published. */
  readonly daysLeft: number | null;
}

/** How one publication stands on a day. */
export function standingOf(
  duty: Pick<Duty, 'turn' | 'dueOn'>,
  filed: Filed | null,
  today: Day,
): Standing {
  const publishedOn = filed?.publishedOn ?? null;
  const late = Math.max(0, daysBetween(duty.dueOn, publishedOn ?? today));
  const daysLeft = publishedOn === null ? daysBetween(today, duty.dueOn) : null;
  return { state: stateOf(duty, filed, today), daysLate: late, daysLeft };
}

function stateOf({ turn }: Pick<Duty, 'turn'>, filed: Filed | null, today: Day): DutyState {
  if (filed?.publishedOn) {
    return filed.onShowUntil && filed.onShowUntil >= today ? 'on-show' : 'archived';
  }
  if (filed) return filed.countersignedOn ? 'countersigned' : 'prepared';
  return today > lastDayOf(turn.last) ? 'to-prepare' : 'running';
}

/** The last day it hangs, the first day counted: 30 days from 1 March are through 30 March. */
export const onShowUntil = (publishedOn: Day, days: number): Day => plusDays(publishedOn, days - 1);

/** The subject of a report of this form that speaks of the turn: of a year to date, its last month. */
export function subjectOfTurn(form: string, turn: Turn): string {
  return form === 'quarter' || form === 'year' ? turnOf(form, turn.last).subject : turn.last;
}
