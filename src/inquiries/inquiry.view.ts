/** What a question hangs on, and where its page is. */
export class InquirySubjectView {
  /** entry, budget-line, report, contract, commitment, income-contract or general */
  kind!: string;
  kindName!: string;
  /** Place in the books, version of the contract, or id; null: the account as a whole */
  id!: string | null;
  /** Of an entry: which of its lines */
  line!: number | null;
  title!: string;
  /** Of a budget line: the budget it stands in */
  budgetId!: string | null;
}

/** 已由业委会隐藏 */
export class InquiryHiddenView {
  at!: string;
  reason!: string;
}

/** 质询, as a list shows it. */
export class InquiryCardView {
  id!: string;
  /** 问-2026-001 */
  number!: string;
  subject!: InquirySubjectView;
  /** Once hidden: null, but for the one who asked */
  topic!: string | null;
  text!: string | null;
  /** 一户业主, or the office */
  askerLabel!: string;
  mine!: boolean;
  following!: boolean;
  followers!: number;
  at!: string;
  /** Last day for an answer, of the round that goes on or was the last */
  dueOn!: string;
  /** 0 on the last day, below zero afterwards; null where nobody is waited for */
  daysLeft!: number | null;
  overdue!: boolean;
  escalatedTo!: 'committee' | 'supervisor' | null;
  state!: 'open' | 'answered' | 'settled' | 'disputed';
  stateName!: string;
  answers!: number;
  lastAnswerAt!: string | null;
  hidden!: InquiryHiddenView | null;
}

/** All questions of the community, the hidden ones too. */
export class InquiryFiguresView {
  asked!: number;
  /** Those that were answered at least once */
  answered!: number;
  /** Waiting now, past the day */
  overdue!: number;
  hidden!: number;
  /** Whole days from the question to its first answer; null without any */
  medianDays!: number | null;
}

export class InquiriesPage {
  items!: InquiryCardView[];
  next!: string | null;
  figures!: InquiryFiguresView;
}

/** A public copy that came with an answer: at `files/:id`. */
export class InquiryFileView {
  id!: string;
  name!: string;
  mediaType!: string;
  thumbnail!: boolean;
}

export class InquiryAnswerView {
  id!: string;
  /** 1, or as often as the asker was not content, one more */
  round!: number;
  /** Null once hidden */
  text!: string | null;
  postName!: string;
  at!: string;
  /** Whole days after the question, or after the asker's no */
  days!: number;
  /** Days past the last one; null: in time */
  late!: number | null;
  files!: InquiryFileView[];
  hidden!: InquiryHiddenView | null;
}

/** The asker's word on a round. */
export class InquiryVerdictView {
  round!: number;
  answered!: boolean;
  /** Null once hidden, but for the one who asked */
  note!: string | null;
  at!: string;
  hidden!: InquiryHiddenView | null;
}

export class InquiryEscalationView {
  round!: number;
  to!: 'committee' | 'supervisor';
  toName!: string;
  /** The last day of the clock that ran out */
  dueOn!: string;
  at!: string;
}

/** 质询, with everything that was said. */
export class InquiryView {
  card!: InquiryCardView;
  round!: number;
  answers!: InquiryAnswerView[];
  verdicts!: InquiryVerdictView[];
  escalations!: InquiryEscalationView[];
  /** Days the contract gave when it was asked */
  answerDays!: number;
  committeeDays!: number;
  mayAnswer!: boolean;
  /** The caller asked, and there is an answer to judge */
  mayJudge!: boolean;
  mayHide!: boolean;
}

/** A question that was asked before, with what was answered. */
export class SimilarInquiryView {
  id!: string;
  number!: string;
  topic!: string;
  subject!: InquirySubjectView;
  state!: string;
  stateName!: string;
  at!: string;
  /** Beginning of the newest answer; null without one */
  answer!: string | null;
  /** Whether it hangs on the same thing */
  sameSubject!: boolean;
}

export class SimilarInquiriesView {
  items!: SimilarInquiryView[];
}

/** Something in a text that names a person: better taken out before everybody reads it. */
export class PersonalWarningView {
  /** phone, id-number, plate or bank-account */
  kind!: string;
  kindName!: string;
  text!: string;
  start!: number;
  end!: number;
}

/** What became of a question: asked, or (`?check=1`) only looked at. */
export class AskedView {
  /** Null when it was only looked at */
  inquiry!: InquiryCardView | null;
  warnings!: PersonalWarningView[];
  similar!: SimilarInquiryView[];
}
