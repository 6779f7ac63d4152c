import type { ReportDefinition } from '../report-definition';
import { auditReportDocument, type AuditReportFacts } from './content.rules';
import { auditReportChoices, auditReportFacts } from './facts';

export const auditReport: ReportDefinition<AuditReportFacts> = {
  kind: 'audit-report',
  name: '审计报告',
  purpose:
    '会计师事务所对一段期间账目的审计：范围、抽样与重抽办法、发现与物业答复、审计意见（信托法第三十三条，业主知情权）。',
  subject: 'id',
  right: 'audit.work',
  title: () => '审计报告',
  choices: auditReportChoices,
  facts: auditReportFacts,
  document: auditReportDocument,
};
