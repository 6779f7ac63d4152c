import { EntryCardView, entryCardViewOf } from '../entry-card.view';
import type { Known } from './as-of.queries';
import type { Correction, Corrections } from './corrections.queries';
import type { TimeMachine } from './time-machine.queries';

/** The moment a page is of. */
export class KnownView {
  /** As it was asked for: a day, or a place in the book. */
  asOf: string;
  on: string;
  /** The last place in the book that was written by then. */
  through: string;
}

export class CorrectionView {
  /** The entry that takes back. */
  reversal: EntryCardView;
  /** The one that is taken back. */
  original: EntryCardView;
  writtenAt: string;
  /** Null: made by the system from an approved paper. */
  postName: string | null;
  personName: string | null;
  /** In the words of the entry. */
  why: string;
}

/** 更正记录. */
export class CorrectionsView {
  known: KnownView | null;
  items: CorrectionView[];
  next: string | null;
}

export class ReportThenView {
  id: string;
  title: string;
  period: string;
  createdAt: string;
  /** `asOf` of this place shows the account as this report was published. */
  throughSeq: string;
  /** Entries of it that were taken back since. */
  corrections: number;
}

/** 时光机. */
export class TimeMachineView {
  firstDay: string | null;
  lastDay: string | null;
  lastSeq: string;
  known: KnownView | null;
  writtenSince: number;
  correctedSince: number;
  reports: ReportThenView[];
}

const knownViewOf = (known: Known | null): KnownView | null =>
  known && { asOf: known.asked, on: known.day, through: known.through };

export function correctionsViewOf({ known, items, next }: Corrections): CorrectionsView {
  return { known: knownViewOf(known), items: items.map(correctionViewOf), next };
}

function correctionViewOf(correction: Correction): CorrectionView {
  const reversal = entryCardViewOf(correction.reversal);
  return {
    reversal,
    original: entryCardViewOf(correction.original),
    writtenAt: correction.writtenAt.toISOString(),
    postName: correction.postName,
    personName: correction.personName,
    why: reversal.summary,
  };
}

export function timeMachineViewOf(machine: TimeMachine): TimeMachineView {
  return {
    ...machine,
    known: knownViewOf(machine.known),
    reports: machine.reports.map((report) => ({
      ...report,
      createdAt: report.createdAt.toISOString(),
    })),
  };
}
