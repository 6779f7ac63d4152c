import { type Day, dayInShanghai, daysBetween, plusDays } from '../shared/day';

export const SEVERITIES = { minor: '一般', major: '重要', grave: '重大' } as const;
export type Severity = keyof typeof SEVERITIES;

export const MARKS = { agrees: '相符', differs: '不符', missing: '缺凭据' } as const;
export type Mark = keyof typeof MARKS;

export const OPINIONS = {
  unmodified: '无保留意见',
  qualified: '保留意见',
  adverse: '否定意见',
  disclaimer: '无法表示意见',
} as const;
export type OpinionKind = keyof typeof OPINIONS;

/** What becomes of a finding: the firm answers, the auditor judges. */
export const ACTS = {
  answered: '答复',
  accepted: '认可答复',
  reopened: '退回再答',
  closed: '结案',
} as const;
export type FindingAct = keyof typeof ACTS;

export type FindingState = 'raised' | FindingAct;

export const findingStateNames: Record<FindingState, string> = {
  raised: '等待答复',
  answered: '已答复，待审计认可',
  accepted: '审计已认可',
  reopened: '退回，等待再次答复',
  closed: '审计已结案',
};

/** Which acts may follow; the database's guard knows the same (`audit_finding_step_guard`). */
export const NEXT: Readonly<Record<FindingState, readonly FindingAct[]>> = {
  raised: ['answered', 'closed'],
  answered: ['answered', 'accepted', 'reopened', 'closed'],
  reopened: ['answered', 'closed'],
  accepted: [],
  closed: [],
};

export interface StepAt {
  readonly act: FindingAct;
  readonly at: Date;
}

export function findingStateOf(steps: readonly StepAt[]): FindingState {
  return steps.at(-1)?.act ?? 'raised';
}

export const isSettled = (state: FindingState): boolean => NEXT[state].length === 0;
export const awaitsFirm = (state: FindingState): boolean =>
  state === 'raised' || state === 'reopened';

/** How a finding stands; the clock counts whole days from the day after it was raised or sent back. */
export interface FindingClock {
  readonly state: FindingState;
  /** Last day for the answer, of the round that runs or was the last. */
  readonly dueOn: Day;
  /** 0 on the last day, below zero afterwards; null where the firm is not waited for. */
  readonly daysLeft: number | null;
  readonly overdue: boolean;
}

export function findingClock(
  raised: { at: Date; answerDays: number },
  steps: readonly StepAt[],
  today: Day,
): FindingClock {
  const state = findingStateOf(steps);
  const since = steps.findLast(({ act }) => act === 'reopened')?.at ?? raised.at;
  const dueOn = plusDays(dayInShanghai(since), raised.answerDays);
  const daysLeft = awaitsFirm(state) ? daysBetween(today, dueOn) : null;
  return { state, dueOn, daysLeft, overdue: daysLeft !== null && daysLeft < 0 };
}

/** Days each answer came after the last one; null: in time, or no answer. */
export function latenessOf(
  raised: { at: Date; answerDays: number },
  steps: readonly StepAt[],
): (number | null)[] {
  let since: Date | null = raised.at;
  return steps.map(({ act, at }) => {
    if (act === 'reopened') since = at;
    if (act !== 'answered' || since === null) return null;
    const days = daysBetween(dayInShanghai(since), dayInShanghai(at)) - raised.answerDays;
    since = null;
    return days > 0 ? days : null;
  });
}

export type EngagementState = 'coming' | 'working' | 'over' | 'concluded';

export const engagementStateNames: Record<EngagementState, string> = {
  coming: '尚未进场',
  working: '审计中',
  over: '授权已到期',
  concluded: '已出具意见',
};

export interface Term {
  readonly startsOn: Day;
  readonly endsOn: Day;
  /** Ended before its time; that day itself no longer counts. */
  readonly endedOn: Day | null;
}

export const isInForce = ({ startsOn, endsOn, endedOn }: Term, today: Day): boolean =>
  startsOn <= today && today <= endsOn && (endedOn === null || today < endedOn);

/** Access ends with the appointments; nothing is switched off. */
export function engagementStateOf(
  terms: readonly Term[],
  isConcluded: boolean,
  today: Day,
): EngagementState {
  if (isConcluded) return 'concluded';
  if (terms.some((term) => isInForce(term, today))) return 'working';
  return terms.some(({ startsOn, endedOn }) => today < startsOn && endedOn === null)
    ? 'coming'
    : 'over';
}

/** 审-2026-01-03 */
export const findingNumber = (engagementNumber: string, no: number): string =>
  `${engagementNumber}-${String(no).padStart(2, '0')}`;
