import { annualBudgetReport } from '../../reports/annual-budget/definition';
import { budgetExecutionReport } from '../../reports/budget-execution/definition';
import { finalAccountsReport } from '../../reports/final-accounts/definition';
import { fundStatementsReport } from '../../reports/fund-statements/definition';
import { quarterlyDisclosureReport } from '../../reports/quarterly-disclosure/definition';
import { annualTrustee } from '../../reports/annual-trustee-report/definition';
import type { Right } from '../community/rights-matrix.rules';
import { arrearsAgeingReport } from '../../reports/arrears-ageing/definition';
import { auditReport } from '../../reports/audit-report/definition';
import { bankReconciliationReport } from '../../reports/bank-reconciliation/definition';
import { commonIncomeReport } from '../../reports/common-income/definition';
import { contractsRegisterReport } from '../../reports/contracts-register/definition';
import { depositsReport } from '../../reports/deposits/definition';
import { handoverReport } from '../../reports/handover-report/definition';
import { repairFundReport } from '../../reports/repair-fund/definition';
import { trusteeRemunerationReport } from '../../reports/trustee-remuneration/definition';
import type {
  ReportChoice,
  ReportDefinition,
  ReportFacts,
  ReportSource,
  SubjectForm,
} from '../../reports/report-definition';
import type { Paper } from '../../reports/paper';
import { disclosureErrors } from './disclosure.errors';
import { incomeExpenditureTitle } from './report.rules';
import type { Period } from '../shared/period';

/** What a report says of itself, whatever its facts are. */
export interface ReportMeta {
  readonly kind: string;
  readonly name: string;
  readonly purpose: string;
  readonly subject: SubjectForm;
  readonly right: Right;
  readonly title: (subject: string) => string;
  readonly choices?: (source: Omit<ReportSource, 'subject'>) => Promise<readonly ReportChoice[]>;
}

/** A report of one subject, read and put into words: plain values, ready to be drawn in another thread. */
export interface ReportRead extends Omit<ReportFacts<never>, 'facts' | 'title'> {
  readonly title: string;
  readonly paper: Paper;
}

export interface DocumentKind extends ReportMeta {
  readonly read: (source: ReportSource) => Promise<ReportRead>;
}

/** Every report drawn as a document, one line each; the order is the order on the page. */
export const documentKinds: readonly DocumentKind[] = [
  kindOf(quarterlyDisclosureReport),
  kindOf(annualBudgetReport),
  kindOf(budgetExecutionReport),
  kindOf(finalAccountsReport),
  kindOf(annualTrustee),
  kindOf(fundStatementsReport),
  kindOf(commonIncomeReport),
  kindOf(repairFundReport),
  kindOf(arrearsAgeingReport),
  kindOf(depositsReport),
  kindOf(bankReconciliationReport),
  kindOf(trusteeRemunerationReport),
  kindOf(contractsRegisterReport),
  kindOf(auditReport),
  kindOf(handoverReport),
];

/** Two have a form of their own: the sheet on the notice board, and the paper of the bookkeepers. */
const ownForms: readonly ReportMeta[] = [
  {
    kind: 'income-expenditure',
    name: '收支公示表',
    purpose: '每月张贴在公告栏：收了多少、花在哪里、余额在哪个账户（民法典第九百四十三条）。',
    subject: 'month',
    right: 'report.make',
    title: (subject) => incomeExpenditureTitle(subject as Period),
  },
  {
    kind: 'voucher',
    name: '记账凭证',
    purpose: '单张凭证的打印件，供装订存档；在账簿中打开凭证后打印。',
    subject: 'id',
    right: 'report.read',
    title: () => '记账凭证',
  },
];

/** What may be asked for, in the order of the page. */
export const reportKinds: readonly ReportMeta[] = [...ownForms, ...documentKinds];

/** @throws DomainError `report.kind-unknown`. */
export function reportKind(kind: string): ReportMeta {
  const found = reportKinds.find((each) => each.kind === kind);
  if (!found) throw disclosureErrors.kindUnknown();
  return found;
}

/** Shuts the type of its facts inside a kind, so that kinds of all facts stand in one list. */
export function kindOf<F>(definition: ReportDefinition<F>): DocumentKind {
  const { facts: factsOf, document, ...meta } = definition;
  return {
    ...meta,
    read: async (source) => {
      const { facts, ...read } = await factsOf(source);
      const title = read.title ?? definition.title(source.subject);
      return { ...read, title, paper: { drawing: 'document', document: document(facts) } };
    },
  };
}
