import { subjectName } from '../../src/disclosure/report-subject.rules';
import type { ReportDefinition } from '../report-definition';
import { quarterlyDisclosure, type QuarterlyDisclosureFacts } from './content.rules';
import { quarterlyDisclosureFacts } from './facts';

export const quarterlyDisclosureReport: ReportDefinition<QuarterlyDisclosureFacts> = {
  kind: 'quarterly-disclosure',
  name: '季度信息公开表',
  purpose: '按民法典第九百四十三条的八项内容定期向业主公开，并向业主大会、业主委员会报告。',
  subject: 'quarter',
  right: 'report.make',
  title: (subject) => `${subjectName('quarter', subject)}信息公开表`,
  facts: quarterlyDisclosureFacts,
  document: quarterlyDisclosure,
};
