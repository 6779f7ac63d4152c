import {
  compareDays,
  type Day,
  dayInShanghai,
  daysBetween,
  formatInstant,
  plusDays,
} from '../shared/day';
import { handoverErrors } from './handover.errors';

const YEARS_AHEAD = 3;

/**
 * Days for handing everything over where nothing else is agreed: 北京 30; 上海 10 (《上海市住宅物业管理规定》),
 * and 民法典 949 asks for it without delay.
 */
export const HANDOVER_DAYS = 30;

/** @throws DomainError `handover.not-in-future`, `.too-far` */
export function assertEnd(endsAt: Date, now: Date): void {
  if (endsAt <= now) throw handoverErrors.notInFuture();
  const latest = new Date(now);
  latest.setUTCFullYear(latest.getUTCFullYear() + YEARS_AHEAD);
  if (endsAt > latest) throw handoverErrors.tooFar();
}

/** @throws DomainError `handover.same-firm`, `.parties-same` */
export function assertSuccessor(firm: string, now: { firm: string; trustor: string }): void {
  const name = firm.trim();
  if (name === now.firm.trim()) throw handoverErrors.sameFirm(name);
  if (name === now.trustor.trim()) throw handoverErrors.isTrustor();
}

/** The last day for handing everything over: so many days after the day of the end. */
export function dueOn(endsAt: Date, days: number): Day {
  return plusDays(dayInShanghai(endsAt), days);
}

/** What has happened so far, moments only. */
export interface Progress {
  readonly endsAt: Date;
  readonly dueOn: Day;
  readonly withdrawnAt: Date | null;
  readonly deliveredAt: Date | null;
  readonly sealedAt: Date | null;
  /** When the last list was taken over; null while some are not, or there is nobody to take over. */
  readonly acceptedAt: Date | null;
  readonly confirmedAt: Date | null;
}

export type HandoverState =
  'withdrawn' | 'preparing' | 'delivered' | 'taking-over' | 'taken-over' | 'confirmed';

export const STATE_NAMES: Readonly<Record<HandoverState, string>> = {
  withdrawn: '已撤回',
  preparing: '准备移交',
  delivered: '已移交，等期限届满',
  'taking-over': '新受托人接收中',
  'taken-over': '已接收，等业委会确认',
  confirmed: '交接完成',
};

export function stateOf(progress: Progress, now: Date): HandoverState {
  if (progress.withdrawnAt) return 'withdrawn';
  if (progress.confirmedAt) return 'confirmed';
  if (progress.acceptedAt) return 'taken-over';
  if (now >= progress.endsAt) return 'taking-over';
  return progress.deliveredAt ? 'delivered' : 'preparing';
}

/**
 * How late it is, in whole days, for everybody to see: the last day is `dueOn`, and counts until the
 * owners' side confirms.
 */
export function daysLate(progress: Progress, now: Date): number {
  if (progress.withdrawnAt) return 0;
  const until = dayInShanghai(progress.confirmedAt ?? now);
  return compareDays(until, progress.dueOn) > 0 ? daysBetween(progress.dueOn, until) : 0;
}

/** Whether the old firm went without handing over. */
export function wentSilently({ endsAt, deliveredAt, withdrawnAt }: Progress, now: Date): boolean {
  return withdrawnAt === null && deliveredAt === null && now >= endsAt;
}

/** @throws DomainError `handover.withdrawn`, `.begun` */
export function assertBeforeEnd(at: Pick<Progress, 'endsAt' | 'withdrawnAt'>, now: Date): void {
  if (at.withdrawnAt) throw handoverErrors.withdrawn();
  if (now >= at.endsAt) throw handoverErrors.begun(formatInstant(at.endsAt));
}

/** @throws DomainError `handover.withdrawn`, `.not-yet` */
export function assertAfterEnd(at: Pick<Progress, 'endsAt' | 'withdrawnAt'>, now: Date): void {
  if (at.withdrawnAt) throw handoverErrors.withdrawn();
  if (now < at.endsAt) throw handoverErrors.notYet(formatInstant(at.endsAt));
}
