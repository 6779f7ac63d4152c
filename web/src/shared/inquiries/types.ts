import type { FileView } from '../api/types';

/** 质询: a question on something in the account, its answers in public, and its clock. */
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

/** What a question hangs on. */
export interface Subject {
  kind: SubjectKind;
  /** Empty for a general question. */
  id: string | null;
  title: string;
  /** What the page of a budget line needs besides the line's own id. */
  budgetId: string | null;
}

export type InquiryState = 'open' | 'answered' | 'settled' | 'disputed';

export interface Hidden {
  at: string;
  reason: string;
}

export interface InquiryCard {
  id: string;
  number: string;
  subject: Subject;
  topic: string;
  /** Null once hidden, except for the one who asked. */
  text: string | null;
  /** By post: 一户业主, 监察人. */
  askerLabel: string;
  mine: boolean;
  following: boolean;
  followers: number;
  at: string;
  dueOn: string;
  /** Below zero: days past the day it was due. Null where no clock runs. */
  daysLeft: number | null;
  overdue: boolean;
  escalatedTo: 'committee' | 'supervisor' | null;
  state: InquiryState;
  stateName: string;
  answers: number;
  hidden: Hidden | null;
}

export interface InquiryFigures {
  asked: number;
  answered: number;
  overdue: number;
  /** Days, a whole or half number as text; null before the first answer. */
  medianDays: string | null;
}

export interface InquiriesPage {
  items: InquiryCard[];
  next: string | null;
  figures: InquiryFigures;
}

export interface InquiryAnswer {
  id: string;
  /** The post that answered: 项目经理. */
  by: string;
  at: string;
  text: string | null;
  files: FileView[];
  hidden: Hidden | null;
}

export interface InquiryVerdict {
  answered: boolean;
  note: string | null;
  at: string;
}

export interface Escalation {
  to: 'committee' | 'supervisor';
  at: string;
}

export interface Inquiry extends InquiryCard {
  answerList: InquiryAnswer[];
  verdicts: InquiryVerdict[];
  escalations: Escalation[];
  may: string[];
}

export interface InquiryWarning {
  kind: string;
  text: string;
}
