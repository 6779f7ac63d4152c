/** Something one report of a kind can be about. */
export class ReportChoiceView {
  /** What to ask for: 2026-03, 2026-Q1, 2026, 2026-03-31, or an id. */
  subject: string;
  /** 2026年3月, or what the id stands for. */
  name: string;
  /** Whether its last day is closed; of an id: true. */
  closed: boolean;
  /** The final one in the archive, which is given out again when it is asked for. */
  reportId: string | null;
}

/** A kind of report: what it is for, and what of it may be had. */
export class ReportKindView {
  kind: string;
  name: string;
  /** What it is for and who asks for it, with its source. */
  purpose: string;
  /** How its subject is written. */
  subjectForm: 'month' | 'quarter' | 'year' | 'day' | 'id';
  /** Whether the reader may have one made. */
  mayMake: boolean;
  /** The newest whose figures stand; null where there is nothing to report on. */
  suggested: string | null;
  /** Newest first, three dozen at most. Empty for vouchers: they are printed from the books. */
  choices: ReportChoiceView[];
}

export class ReportKindsView {
  items: ReportKindView[];
}
