import { subjectName } from '../../src/disclosure/report-subject.rules';
import type { ReportDefinition } from '../report-definition';
import { bankReconciliationDocument, type BankReconciliationFacts } from './content.rules';
import { bankReconciliationFacts } from './facts';

export const bankReconciliationReport: ReportDefinition<BankReconciliationFacts> = {
  kind: 'bank-reconciliation',
  name: '银行存款余额调节表',
  purpose: '账面与银行对账单逐个账户核对，未达账项逐笔列明（会计基础工作规范）。',
  subject: 'month',
  right: 'report.make',
  title: (subject) => `${subjectName('month', subject)}银行存款余额调节表`,
  facts: bankReconciliationFacts,
  document: bankReconciliationDocument,
};
