import { lastSeqOn } from '../../src/disclosure/report-sources.queries';
import {
  type FinalAccountsPaper,
  finalAccountsPaperWithin,
} from '../../src/open-budget/papers/budget-papers.queries';
import { lastDayOf } from '../../src/shared/day';
import { period } from '../../src/shared/period';
import type { ReportFacts, ReportSource } from '../report-definition';

/** As its page reads it; the subject is the budget's id. */
export async function finalAccountsFacts(
  source: ReportSource,
): Promise<ReportFacts<FinalAccountsPaper>> {
  const { tx, communityId, subject, today } = source;
  // only what is not decided yet looks at the clock
  const noon = new Date(`${today}T12:00:00+08:00`);
  const paper = await finalAccountsPaperWithin(tx, communityId, subject, noon);
  const december = period(`${paper.year}-12`);
  return {
    facts: paper,
    isFinal: paper.found.head?.state === 'decided',
    period: december,
    throughSeq: await lastSeqOn(tx, communityId, lastDayOf(december)),
    title: `${paper.year}年度决算报告（${paper.fundName}）`,
  };
}
