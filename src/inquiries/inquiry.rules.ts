import type { Day } from '../shared/day';
import { daysBetween, plusDays } from '../shared/day';
import type { Post } from '../shared/posts';

/** What a question may hang on. */
export const SUBJECT_KINDS = [
  'entry',
  'budget-line',
  'report',
  'contract',
  'commitment',
  'income-contract',
  'general',
] as const;
export type SubjectKind = (typeof SUBJECT_KINDS)[number];

export const subjectKindNames: Record<SubjectKind, string> = {
  entry: '账目',
  'budget-line': '预算科目',
  report: '公示报表',
  contract: '信托合同',
  commitment: '合同订单',
  'income-contract': '公共收益合同',
  general: '整体账目',
};

/** Of what form its id is; null: it has none. */
const ID_OF: Record<SubjectKind, RegExp | null> = {
  entry: /^[1-9]\d{0,17}$/,
  contract: /^[1-9]\d{0,5}$/,
  'budget-line': /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/,
  report: /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/,
  commitment: /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/,
  'income-contract': /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/,
  general: null,
};

export interface Subject {
  readonly kind: SubjectKind;
  /** Place in the books, version of the contract, or id; null: the account as a whole. */
  readonly id: string | null;
  /** Of an entry: which of its lines. */
  readonly line: number | null;
}

/** Whether it can name something at all; whether there is such a thing is the database's to say. */
export function isSubject({ kind, id, line }: Subject): boolean {
  const form = ID_OF[kind];
  if (form === null ? id !== null : id === null || !form.test(id)) return false;
  return line === null || kind === 'entry';
}

export type InquiryState = 'open' | 'answered' | 'settled' | 'disputed';

export const inquiryStateNames: Record<InquiryState, string> = {
  open: '等待答复',
  answered: '已答复',
  settled: '提问人认可',
  disputed: '提问人认为没答清楚',
};

/** How a question stands: its round, whether that has an answer, whether the asker is content. */
export interface Standing {
  readonly round: number;
  readonly answered: boolean;
  readonly settled: boolean;
  readonly hidden: boolean;
  /** Last day of the round's clock. */
  readonly dueOn: Day;
  /** Days of the committee after it. */
  readonly committeeDays: number;
}

export function stateOf({
  round,
  answered,
  settled,
}: Pick<Standing, 'round' | 'answered' | 'settled'>): InquiryState {
  if (settled) return 'settled';
  if (answered) return 'answered';
  return round > 1 ? 'disputed' : 'open';
}

/** The clock of a question: it counts whole days from the next one, and whom it has gone to. */
export interface InquiryClock {
  /** Days left, 0 on the last day, below zero afterwards; null where nobody is waited for. */
  readonly daysLeft: number | null;
  readonly overdue: boolean;
  readonly escalatedTo: Told | null;
}

export type Told = 'committee' | 'supervisor';

export const toldNames: Record<Told, string> = {
  committee: '业主委员会',
  supervisor: '监察人和街道社区',
};

/** The last day for an answer: so many days after the day it was asked, or found wanting. */
export function dueOn(since: Day, answerDays: number): Day {
  return plusDays(since, answerDays);
}

/** The last day of the committee: from the next one on the supervisors are told. */
export function committeeDueOn({
  dueOn: last,
  committeeDays,
}: Pick<Standing, 'dueOn' | 'committeeDays'>): Day {
  return plusDays(last, committeeDays);
}

/** What is hidden waits for nobody. */
export function isWaiting({ answered, settled, hidden }: Standing): boolean {
  return !answered && !settled && !hidden;
}

export function clockOf(standing: Standing, today: Day): InquiryClock {
  if (!isWaiting(standing)) return { daysLeft: null, overdue: false, escalatedTo: null };
  const daysLeft = daysBetween(today, standing.dueOn);
  return { daysLeft, overdue: daysLeft < 0, escalatedTo: escalatedTo(standing, today) };
}

function escalatedTo(standing: Standing, today: Day): Told | null {
  if (today > committeeDueOn(standing)) return 'supervisor';
  return today > standing.dueOn ? 'committee' : null;
}

/** Everybody the clock has told by now, in order, each with the last day of what ran out. */
export function escalationsDue(standing: Standing, today: Day): { told: Told; dueOn: Day }[] {
  if (!isWaiting(standing)) return [];
  const steps = [
    { told: 'committee' as const, dueOn: standing.dueOn },
    { told: 'supervisor' as const, dueOn: committeeDueOn(standing) },
  ];
  return steps.filter((step) => today > step.dueOn);
}

/** Whole days an answer took, and by how many it was late (null: in time). */
export function answeredAfter(since: Day, on: Day, answerDays: number) {
  const days = daysBetween(since, on);
  return { days, late: days > answerDays ? days - answerDays : null };
}

/** The name under which everybody reads a question; never the person's. */
export function askerLabelOf(post: Post, postName: string): string {
  return post === 'resident' ? '一户业主' : postName;
}

const TOPIC_LENGTH = 30;

/** What a list calls it when the asker gave no title: its first sentence, as far as it fits. */
export function topicOf(given: string | undefined, text: string): string {
  const said = given?.trim() ?? '';
  if (said !== '') return said;
  const [first = text] = text.trim().split(/[\n。！？!?；;]/);
  const characters = Array.from(first.trim().length > 1 ? first.trim() : text.trim());
  return characters.length > TOPIC_LENGTH
    ? `${characters.slice(0, TOPIC_LENGTH - 1).join('')}…`
    : characters.join('');
}
