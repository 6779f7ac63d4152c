import { subjectName } from '../../src/disclosure/report-subject.rules';
import type { ReportDefinition } from '../report-definition';
import { fundStatements, type FundStatementsFacts } from './content.rules';
import { fundStatementsFacts } from './facts';

export const fundStatementsReport: ReportDefinition<FundStatementsFacts> = {
  kind: 'fund-statements',
  name: '基金财务报表',
  purpose:
    '资产负债表、收支表、基金变动表和现金流量表，按基金分列；会计和审计核对全套账时用（信托法第二十九条）。',
  subject: 'month',
  right: 'report.make',
  title: (subject) => `${subjectName('month', subject)}基金财务报表`,
  facts: fundStatementsFacts,
  document: fundStatements,
};
