import type { FinalAccountsPaper } from '../../src/open-budget/papers/budget-papers.queries';
import { finalAccountsChoices } from '../../src/open-budget/papers/paper-choices';
import type { ReportDefinition } from '../report-definition';
import { finalAccounts } from './content.rules';
import { finalAccountsFacts } from './facts';

export const finalAccountsReport: ReportDefinition<FinalAccountsPaper> = {
  kind: 'final-accounts',
  name: '决算报告',
  purpose:
    '一年预算的执行结果、差异原因和结余去向；业主大会或业主委员会审议决算时用（物业服务收费管理办法第十二条）。',
  subject: 'id',
  right: 'report.make',
  title: () => '年度决算报告',
  choices: ({ tx, communityId }) => finalAccountsChoices(tx, communityId),
  facts: finalAccountsFacts,
  document: finalAccounts,
};
