import { subjectName } from '../../src/disclosure/report-subject.rules';
import type { ReportDefinition } from '../report-definition';
import { type CommonIncomeFacts, commonIncomeDocument } from './content.rules';
import { commonIncomeFacts } from './facts';

export const commonIncomeReport: ReportDefinition<CommonIncomeFacts> = {
  kind: 'common-income',
  name: '公共收益明细表',
  purpose: '公共部位挣了多少、成本多少、净收益归谁，逐份合同列明（民法典第二百八十二条）。',
  subject: 'quarter',
  right: 'report.make',
  title: (subject) => `${subjectName('quarter', subject)}公共收益明细表`,
  facts: commonIncomeFacts,
  document: commonIncomeDocument,
};
