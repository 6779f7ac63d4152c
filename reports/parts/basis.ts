import {
  bookSpanOf,
  lastSeqOn,
  reportCommunity,
} from '../../src/disclosure/report-sources.queries';
import { spanOf, subjectName } from '../../src/disclosure/report-subject.rules';
import { compareDays, type Day } from '../../src/shared/day';
import { periodOf } from '../../src/shared/period';
import type { ReportFacts, ReportSource, SubjectForm } from '../report-definition';
import { type Compared, comparedWith, withinBooks } from './compared.rules';
import type { ReportHead } from './head.rules';

/** What a report on months or a day is read by, and what it says of itself. */
export interface ReportBasis extends Omit<ReportFacts<never>, 'facts'> {
  readonly head: ReportHead;
  readonly months: Compared;
  /** The last day it speaks of. */
  readonly to: Day;
}

/**
 * The days of the subject, who the report speaks of, and how far the books are closed.
 * `page`: where residents see the same, below /c/:communityId.
 * @throws DomainError `report.subject-malformed`, `report.no-books`.
 */
export async function basisOf(
  source: ReportSource,
  form: Exclude<SubjectForm, 'id'>,
  page: string,
): Promise<ReportBasis> {
  const { tx, communityId, subject, today } = source;
  const span = spanOf(form, subject);
  if (!span) throw new Error(`${subject} is not a span of days`);
  const { startOn, closedThrough } = await bookSpanOf(tx, communityId, today);
  const isFinal = compareDays(span.to, closedThrough) <= 0;
  const asked = { from: periodOf(span.from), to: periodOf(span.to) };
  const community = await reportCommunity(tx, communityId, span.to);
  const named = { subjectName: subjectName(form, subject), isFinal };
  return {
    head: { ...community, ...named, link: `/c/${communityId}/${page}` },
    months: withinBooks(comparedWith(asked), periodOf(startOn)),
    to: span.to,
    isFinal,
    period: periodOf(span.to),
    throughSeq: await lastSeqOn(tx, communityId, span.to),
  };
}
