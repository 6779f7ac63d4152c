import type { EntityManager } from 'typeorm';
import type { Right } from '../src/community/rights-matrix.rules';
import type { Day } from '../src/shared/day';
import type { Period } from '../src/shared/period';
import type { ReportDocument } from './layout/document/document';

/**
 * What a report is about, as text: a month `2026-03`, a quarter `2026-Q1`, a year `2026`, a day
 * `2026-03-31`, or the id of what it shows.
 */
export type SubjectForm = 'month' | 'quarter' | 'year' | 'day' | 'id';

/** Where the facts come from: one reading moment of one community. */
export interface ReportSource {
  readonly tx: EntityManager;
  readonly communityId: number;
  readonly subject: string;
  readonly today: Day;
}

export interface ReportFacts<F> {
  readonly facts: F;
  /** Whether the figures can no longer change: everything they rest on is closed or decided. */
  readonly isFinal: boolean;
  /** Month under which it is filed: the last one it speaks of, yyyy-mm. */
  readonly period: Period;
  /** The last entry of the books that the figures include. */
  readonly throughSeq: string;
  /** Where the subject is an id and alone says nothing: 2026年度预算表（第2版）. */
  readonly title?: string;
}

/** Something there is to report on: where the subject is an id, nobody can guess it. */
export interface ReportChoice {
  readonly subject: string;
  readonly title: string;
}

/** One kind of report: which facts it reads and what it says of them. Drawing is the same for all. */
export interface ReportDefinition<F> {
  /** Stable code: annual-trustee-report. */
  readonly kind: string;
  /** 年度受托报告 */
  readonly name: string;
  /** What it is for and who asks for it, in one sentence; with its source (信托法 33). */
  readonly purpose: string;
  readonly subject: SubjectForm;
  /** The right it takes to have one made. */
  readonly right: Right;
  /** Of one document: 2025年度受托报告. */
  readonly title: (subject: string) => string;
  /** Needed where the subject is an id: what there is to report on, newest first, a few dozen at most. */
  readonly choices?: (source: Omit<ReportSource, 'subject'>) => Promise<readonly ReportChoice[]>;
  /** @throws DomainError where there is nothing to report yet, with a sentence that says when. */
  readonly facts: (source: ReportSource) => Promise<ReportFacts<F>>;
  /** Pure. @throws plain Error where figures that must agree do not: such a sheet is never printed. */
  readonly document: (facts: F) => ReportDocument;
}
