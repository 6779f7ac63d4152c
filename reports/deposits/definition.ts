import { subjectName } from '../../src/disclosure/report-subject.rules';
import type { ReportDefinition } from '../report-definition';
import { depositsDocument, type DepositsFacts } from './content.rules';
import { depositsFacts } from './facts';

export const depositsReport: ReportDefinition<DepositsFacts> = {
  kind: 'deposits',
  name: '押金与代收代付台账',
  purpose: '替别人保管的押金和代收的钱有多少、收了多久、够不够退，只列合计。',
  subject: 'month',
  right: 'report.make',
  title: (subject) => `${subjectName('month', subject)}押金与代收代付台账`,
  facts: depositsFacts,
  document: depositsDocument,
};
