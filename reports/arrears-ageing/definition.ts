import { subjectName } from '../../src/disclosure/report-subject.rules';
import type { ReportDefinition } from '../report-definition';
import { arrearsAgeingDocument, type ArrearsAgeingFacts } from './content.rules';
import { arrearsAgeingFacts } from './facts';

export const arrearsAgeingReport: ReportDefinition<ArrearsAgeingFacts> = {
  kind: 'arrears-ageing',
  name: '应收账龄与收缴率表',
  purpose: '各月应收收了多少、欠费欠了多久，只列合计，看不出是哪一户。',
  subject: 'month',
  right: 'report.make',
  title: (subject) => `${subjectName('month', subject)}应收账龄与收缴率表`,
  facts: arrearsAgeingFacts,
  document: arrearsAgeingDocument,
};
