import type { BudgetPaper } from '../../src/open-budget/papers/budget-papers.queries';
import { budgetChoices } from '../../src/open-budget/papers/paper-choices';
import type { ReportDefinition } from '../report-definition';
import { annualBudget } from './content.rules';
import { annualBudgetFacts } from './facts';

export const annualBudgetReport: ReportDefinition<BudgetPaper> = {
  kind: 'annual-budget',
  name: '年度预算表',
  purpose:
    '经决定的年度预算全文：每一项怎么算、谁决定的；公布预算和事后核对时用（物业服务收费管理办法第十二条）。',
  subject: 'id',
  right: 'report.make',
  title: () => '年度预算表',
  choices: ({ tx, communityId }) => budgetChoices(tx, communityId),
  facts: annualBudgetFacts,
  document: annualBudget,
};
