import type { ReportFacts, ReportSource } from '../../reports/report-definition';
import { compareDays, type Day } from '../shared/day';
import { periodOf } from '../shared/period';
import { bookSpanOf, lastSeqOn } from './report-sources.queries';

/**
 * What every report says of itself whose figures end on the day `to`: whether they can still change,
 * the month it is filed under, the last entry it includes.
 */
export async function reportedThrough(
  { tx, communityId, today }: Omit<ReportSource, 'subject'>,
  to: Day,
): Promise<Omit<ReportFacts<never>, 'facts'>> {
  const { closedThrough } = await bookSpanOf(tx, communityId, today);
  return {
    isFinal: compareDays(to, closedThrough) <= 0,
    period: periodOf(to),
    throughSeq: await lastSeqOn(tx, communityId, to),
  };
}
