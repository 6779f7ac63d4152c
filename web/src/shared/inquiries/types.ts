import type { ShownFile } from '../components/EvidenceGallery';

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
  kindName: string;
  /** Null: the account as a whole. */
  id: string | null;
  line: number | null;
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
  /** Null once hidden, but for the one who asked. */
  topic: string | null;
  text: string | null;
  /** By post: 一户业主, 监察人. */
  askerLabel: string;
  mine: boolean;
  following: boolean;
  followers: number;
  at: string;
  dueOn: string;
  /** Below zero: days past the day it was due. Null where nobody is waited for. */
  daysLeft: number | null;
  overdue: boolean;
  escalatedTo: 'committee' | 'supervisor' | null;
  state: InquiryState;
  stateName: string;
  answers: number;
  lastAnswerAt: string | null;
  hidden: Hidden | null;
}

export interface InquiryFigures {
  asked: number;
  answered: number;
  overdue: number;
  hidden: number;
  /** Null before the first answer. */
  medianDays: number | null;
}

export interface InquiriesPage {
  items: InquiryCard[];
  next: string | null;
  figures: InquiryFigures;
}

export interface InquiryAnswer {
  id: string;
  round: number;
  /** Null once hidden. */
  text: string | null;
  /** The post that answered: 项目经理. */
  postName: string;
  at: string;
  days: number;
  /** Days past the last one; null: in time. */
  late: number | null;
  files: ShownFile[];
  hidden: Hidden | null;
}

export interface InquiryVerdict {
  round: number;
  answered: boolean;
  note: string | null;
  at: string;
  hidden: Hidden | null;
}

export interface Escalation {
  round: number;
  to: 'committee' | 'supervisor';
  toName: string;
  dueOn: string;
  at: string;
}

export interface Inquiry {
  card: InquiryCard;
  round: number;
  answers: InquiryAnswer[];
  verdicts: InquiryVerdict[];
  escalations: Escalation[];
  answerDays: number;
  committeeDays: number;
  mayAnswer: boolean;
  mayJudge: boolean;
  mayHide: boolean;
}

/** A question asked before that is like the one being written. */
export interface SimilarInquiry {
  id: string;
  number: string;
  topic: string;
  subject: Subject;
  state: InquiryState;
  at: string;
  /** Beginning of the newest answer. */
  answer: string | null;
  sameSubject: boolean;
}

export interface InquiryWarning {
  kind: string;
  text: string;
}

/** What became of a question: asked, or only looked at. */
export interface Asked {
  inquiry: InquiryCard | null;
  warnings: InquiryWarning[];
  similar: SimilarInquiry[];
}
