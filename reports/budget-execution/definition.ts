import { subjectName } from '../../src/disclosure/report-subject.rules';
import type { ReportDefinition } from '../report-definition';
import { budgetExecution, type BudgetExecutionFacts } from './content.rules';
import { budgetExecutionFacts } from './facts';

export const budgetExecutionReport: ReportDefinition<BudgetExecutionFacts> = {
  kind: 'budget-execution',
  name: '预算执行表',
  purpose: '到某月底预算执行到哪里、哪些超支或在预算之外、为什么；业主委员会和监察人按月监督用。',
  subject: 'month',
  right: 'report.make',
  title: (subject) => `${subjectName('month', subject)}预算执行表`,
  facts: budgetExecutionFacts,
  document: budgetExecution,
};
