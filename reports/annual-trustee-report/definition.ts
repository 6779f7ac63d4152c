import { subjectName } from '../../src/disclosure/report-subject.rules';
import type { ReportDefinition } from '../report-definition';
import { annualTrusteeReport, type AnnualTrusteeFacts } from './content.rules';
import { annualTrusteeFacts } from './facts';

export const annualTrustee: ReportDefinition<AnnualTrusteeFacts> = {
  kind: 'annual-trustee-report',
  name: '年度受托报告',
  purpose:
    '受托人每年向委托人和全体受益人报告信托财产的管理、处分和收支（信托法第三十三条），附全年凭证目录。',
  subject: 'year',
  right: 'report.make',
  title: (subject) => `${subjectName('year', subject)}受托报告`,
  facts: annualTrusteeFacts,
  document: annualTrusteeReport,
};
