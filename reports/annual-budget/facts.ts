import { disclosureErrors } from '../../src/disclosure/disclosure.errors';
import { lastSeqOn } from '../../src/disclosure/report-sources.queries';
import {
  type BudgetPaper,
  budgetPaperWithin,
} from '../../src/open-budget/papers/budget-papers.queries';
import { budgetOfSubject } from '../../src/open-budget/papers/paper-choices';
import { period } from '../../src/shared/period';
import type { ReportFacts, ReportSource } from '../report-definition';

/** One version of a budget as its page reads it. @throws DomainError `report.subject-malformed`. */
export async function annualBudgetFacts(source: ReportSource): Promise<ReportFacts<BudgetPaper>> {
  const { tx, communityId, subject, today } = source;
  const asked = budgetOfSubject(subject);
  if (!asked) throw disclosureErrors.subjectMalformed('预算编号.版本号');
  const paper = await budgetPaperWithin(tx, communityId, { ...asked, today });
  const held = paper.state === 'effective' || paper.state === 'superseded';
  return {
    // as it was decided: that another version followed is no matter of this text
    facts: held ? { ...paper, state: 'effective' } : paper,
    isFinal: held,
    period: period(`${paper.year}-12`),
    throughSeq: await lastSeqOn(tx, communityId, paper.decision?.on ?? today),
    title: `${paper.year}年度预算表（${paper.fundName}，第${paper.version}版）`,
  };
}
