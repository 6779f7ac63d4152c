import type { Day } from '../shared/day';
import { day, daysBetween } from '../shared/day';

export const MILESTONES = ['draft', 'in-force', 'final-accounts'] as const;
export type Milestone = (typeof MILESTONES)[number];

export const milestoneNames: Record<Milestone, string> = {
  draft: '预算草案提交审阅',
  'in-force': '预算生效',
  'final-accounts': '决算完成',
};

/** When each was reached; null: not yet. */
export type Reached = Readonly<Record<Milestone, Day | null>>;

export interface Deadline {
  readonly what: Milestone;
  readonly dueOn: Day;
  readonly doneOn: Day | null;
  readonly late: boolean;
  /** Days left, or by how many it is or was late; never negative. */
  readonly days: number;
}

/** The draft by 15 November, in force by New Year's Eve, the final accounts by the end of the first quarter. */
export function dueOn(year: number, what: Milestone): Day {
  if (what === 'draft') return day(`${year - 1}-11-15`);
  if (what === 'in-force') return day(`${year - 1}-12-31`);
  return day(`${year + 1}-03-31`);
}

/** The three dates of a budget year, in order, each judged as of today or of the day it was done. */
export function deadlinesOf(year: number, reached: Reached, today: Day): Deadline[] {
  return MILESTONES.map((what) => {
    const due = dueOn(year, what);
    const doneOn = reached[what];
    const left = daysBetween(doneOn ?? today, due);
    return { what, dueOn: due, doneOn, late: left < 0, days: Math.abs(left) };
  });
}

/** What is due next; null when nothing is any more. */
export function nextDeadline(deadlines: readonly Deadline[]): Deadline | null {
  return deadlines.find(({ doneOn }) => doneOn === null) ?? null;
}
