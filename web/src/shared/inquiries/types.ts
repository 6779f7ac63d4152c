import type { components } from '../api/schema';

type Schemas = components['schemas'];

/** What a question can hang on. */
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

/** What a question hangs on, and what its page needs. */
export type Subject = Schemas['InquirySubjectView'];

/** 质询: a question on something in the account, with its clock. */
export type InquiryCard = Schemas['InquiryCardView'];
export type InquiryState = InquiryCard['state'];
export type InquiryFigures = Schemas['InquiryFiguresView'];
export type InquiriesPage = Schemas['InquiriesPage'];

/** With its answers in public, the asker's verdicts and where it went when nobody answered. */
export type Inquiry = Schemas['InquiryView'];
export type InquiryAnswer = Schemas['InquiryAnswerView'];
export type InquiryVerdict = Schemas['InquiryVerdictView'];
export type Escalation = Schemas['InquiryEscalationView'];

/** A question asked before that is like the one being written. */
export type SimilarInquiry = Omit<Schemas['SimilarInquiryView'], 'state'> & { state: InquiryState };

/** What became of a question: asked, or only looked at. */
export type Asked = Schemas['AskedView'];
export type InquiryWarning = Schemas['PersonalWarningView'];
