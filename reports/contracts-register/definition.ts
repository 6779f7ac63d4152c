import { subjectName } from '../../src/disclosure/report-subject.rules';
import type { ReportDefinition } from '../report-definition';
import { contractsRegisterDocument, type ContractsRegisterFacts } from './content.rules';
import { contractsRegisterFacts } from './facts';

export const contractsRegisterReport: ReportDefinition<ContractsRegisterFacts> = {
  kind: 'contracts-register',
  name: '合同台账',
  purpose: '信托合同、支出合同和公共收益合同逐份列明：金额、已付或已收、期限和状态。',
  subject: 'day',
  right: 'report.make',
  title: (subject) => `合同台账（截至${subjectName('day', subject)}）`,
  facts: contractsRegisterFacts,
  document: contractsRegisterDocument,
};
