import { subjectName } from '../../src/disclosure/report-subject.rules';
import type { ReportDefinition } from '../report-definition';
import { trusteeRemunerationDocument, type TrusteeRemunerationFacts } from './content.rules';
import { trusteeRemunerationFacts } from './facts';

export const trusteeRemunerationReport: ReportDefinition<TrusteeRemunerationFacts> = {
  kind: 'trustee-remuneration',
  name: '受托人报酬计算表',
  purpose: '受托人本月报酬按什么办法、从哪些科目逐行算出（信托法第三十五条）。',
  subject: 'month',
  right: 'report.make',
  title: (subject) => `${subjectName('month', subject)}受托人报酬计算表`,
  facts: trusteeRemunerationFacts,
  document: trusteeRemunerationDocument,
};
