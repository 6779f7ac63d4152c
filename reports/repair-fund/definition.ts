import { subjectName } from '../../src/disclosure/report-subject.rules';
import type { ReportDefinition } from '../report-definition';
import { repairFundDocument, type RepairFundFacts } from './content.rules';
import { repairFundFacts } from './facts';

export const repairFundReport: ReportDefinition<RepairFundFacts> = {
  kind: 'repair-fund',
  name: '专项维修资金收支表',
  purpose: '维修资金的归集、使用和结存，逐笔列明，与专户银行核对（民法典第二百八十一条）。',
  subject: 'quarter',
  right: 'report.make',
  title: (subject) => `${subjectName('quarter', subject)}专项维修资金收支表`,
  facts: repairFundFacts,
  document: repairFundDocument,
};
