import type { Day } from '../shared/day';
import { daysBetween, plusDays } from '../shared/day';

export interface CommentWindow {
  /** 公示期从次日起算: the first whole day is the next one, but one may speak at once. */
  readonly opensOn: Day;
  /** Last day. */
  readonly endsOn: Day;
}

/** Opened today for so many whole days. */
export function windowFrom(opensOn: Day, days: number): CommentWindow {
  return { opensOn, endsOn: plusDays(opensOn, days) };
}

/** The day after the last; at once where no days were agreed. */
export function isOver({ opensOn, endsOn }: CommentWindow, today: Day): boolean {
  return opensOn === endsOn || today > endsOn;
}

/** Days left, today not counted; 0 on the last day and afterwards. */
export function daysLeft({ endsOn }: CommentWindow, today: Day): number {
  return Math.max(daysBetween(today, endsOn), 0);
}
