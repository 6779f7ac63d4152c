import { compareDays, type Day, daysBetween, plusDays } from '../shared/day';
import { resolutionErrors } from './resolutions.errors';
import type { Outcome } from './majority.rules';

/** As it stands in the database; whether a vote is open is a matter of the day. */
export type StoredState = 'draft' | 'announced' | 'closed';

export type Stage = 'draft' | 'announced' | 'open' | 'closed';

/** When owners may vote; both days included. */
export interface Term {
  readonly state: StoredState;
  readonly opensOn: Day;
  readonly closesOn: Day;
}

const STAGE_NAMES: Readonly<Record<Stage, string>> = {
  draft: '起草中',
  announced: '公告中，未开始',
  open: '表决中',
  closed: '已计票',
};

const OVER = '表决截止，待计票';

export const OUTCOME_NAMES: Readonly<Record<Outcome, string>> = {
  passed: '通过',
  failed: '未通过',
  'no-quorum': '参与不足，未形成决议',
};

/** A vote stays 'open' from its first day until it is counted; votes are taken to the end of its last day. */
export function stageOf({ state, opensOn }: Term, today: Day): Stage {
  return state === 'announced' && compareDays(today, opensOn) >= 0 ? 'open' : state;
}

export function stageNameOf(term: Term, today: Day): string {
  const stage = stageOf(term, today);
  return stage === 'open' && isOver(term, today) ? OVER : STAGE_NAMES[stage];
}

export function isOver({ closesOn }: Pick<Term, 'closesOn'>, today: Day): boolean {
  return compareDays(today, closesOn) > 0;
}

/** Whether a ballot may be cast today. */
export function takesBallots(term: Term, today: Day): boolean {
  return stageOf(term, today) === 'open' && !isOver(term, today);
}

/** @throws DomainError `resolution.…` unless ballots are taken today. */
export function assertTakesBallots(term: Term, today: Day): void {
  assertAnnounced(term);
  if (stageOf(term, today) !== 'open') throw resolutionErrors.notOpen(term.opensOn);
  if (isOver(term, today)) throw resolutionErrors.over(term.closesOn);
}

/** Paper may be entered until the count, also after the last day. @throws DomainError `resolution.…`. */
export function assertTakesPaper(term: Term, today: Day): void {
  assertAnnounced(term);
  if (stageOf(term, today) !== 'open') throw resolutionErrors.notOpen(term.opensOn);
}

/** @throws DomainError `resolution.not-announced`, `resolution.closed`. */
export function assertAnnounced({ state }: Term): void {
  if (state === 'draft') throw resolutionErrors.notAnnounced();
  if (state === 'closed') throw resolutionErrors.closed();
}

/**
 * 公告期从次日起算: so many whole days lie between the notice and the first day of voting; with none it may open
 * the same day. @throws DomainError `resolution.opens-in-past`, `resolution.notice-too-short`.
 */
export function assertNotice({ opensOn }: Term, today: Day, noticeDays: number): void {
  if (compareDays(opensOn, today) < 0) throw resolutionErrors.opensInPast();
  const earliest = noticeDays === 0 ? today : plusDays(today, noticeDays + 1);
  if (compareDays(opensOn, earliest) < 0) {
    throw resolutionErrors.noticeTooShort(noticeDays, earliest);
  }
}

/** Days on which one can still vote, today included; null when votes are not taken. */
export function daysLeft(term: Term, today: Day): number | null {
  return takesBallots(term, today) ? daysBetween(today, term.closesOn) + 1 : null;
}
