import type { INestApplicationContext } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { BankImportService } from '../bank/bank-import.service';
import { BankMatchService } from '../bank/bank-match.service';
import { BillRunsService } from '../charges/bill-runs.service';
import { ReceiptsService } from '../charges/receipts.service';
import { ReceiptsBulk } from '../charges/receipts-bulk.service';
import { RefundsService } from '../charges/refunds.service';
import { SchedulesService } from '../charges/schedules.service';
import { IncomeAccrualsService } from '../common-income/income-accruals.service';
import { IncomeContractsService } from '../common-income/income-contracts.service';
import { IncomeReceiptsService } from '../common-income/income-receipts.service';
import { RemunerationFormulasService } from '../remuneration/formulas.service';
import { RemunerationRunsService } from '../remuneration/remuneration-runs.service';
import { BindingsService } from '../community/bindings.service';
import { CommunityService } from '../community/community.service';
import { GrantsService } from '../community/grants.service';
import { RollImportService } from '../community/roll-import.service';
import { PublicationsService } from '../disclosure/calendar/publications.service';
import { ReportService } from '../disclosure/report.service';
import { ClosingService } from '../ledger/closing.service';
import { PayrollService } from '../disclosure/payroll/payroll.service';
import { PublicCopiesService } from '../evidence/public-copies.service';
import { AuditEngagementsService } from '../audit-report/engagements.service';
import { AuditFindingsService } from '../audit-report/findings.service';
import { AuditSamplesService } from '../audit-report/samples.service';
import { InquiriesService } from '../inquiries/inquiries.service';
import { LedgerService } from '../ledger/ledger.service';
import { VoucherDraftsService } from '../ledger/voucher-drafts.service';
import { FollowsService } from '../notices/follows.service';
import { NoticesService } from '../notices/notices.service';
import { Transactions } from '../platform/database/transactions';
import { FileStore } from '../platform/files/file-store';
import { EvidenceService } from '../platform/files/evidence.service';
import { LoginService } from '../platform/login/login.service';
import { BudgetCommentsService } from '../open-budget/budget-comments.service';
import { BudgetDecisionsService } from '../open-budget/budget-decisions.service';
import { BudgetProcessService } from '../open-budget/budget-process.service';
import { BudgetsService } from '../open-budget/budgets.service';
import { SecondFactorService } from '../platform/login/second-factor.service';
import { BallotBatchesService } from '../resolutions/ballot-batches.service';
import { ResolutionsService } from '../resolutions/resolutions.service';
import type { HeldGrant } from '../shared/posts';
import { ApprovalsService } from '../spending/approvals.service';
import { PayeesService } from '../spending/payees.service';
import { ObjectionsService } from '../spending/objections.service';
import { PaymentsService } from '../spending/payments.service';
import { SpendingService } from '../spending/spending.service';
import { BankAccountsService } from '../trust-contract/bank-accounts.service';
import { TrustContractService } from '../trust-contract/trust-contract.service';
import type { TravellingClock } from './travelling-clock';

/** Who acts, under which grant: what a door would take from the session. */
export interface Player extends HeldGrant {
  personId: string;
}

/** The services a user's clicks go through; the demonstration has no way of its own into a table. */
export interface Stage {
  clock: TravellingClock;
  transactions: Transactions;
  communities: CommunityService;
  grants: GrantsService;
  roll: RollImportService;
  bindings: BindingsService;
  logins: LoginService;
  secondFactor: SecondFactorService;
  contracts: TrustContractService;
  bankAccounts: BankAccountsService;
  ledger: LedgerService;
  vouchers: VoucherDraftsService;
  closing: ClosingService;
  payees: PayeesService;
  spending: SpendingService;
  approvals: ApprovalsService;
  payments: PaymentsService;
  evidence: EvidenceService;
  reports: ReportService;
  publications: PublicationsService;
  schedules: SchedulesService;
  billRuns: BillRunsService;
  receipts: ReceiptsService;
  bulk: ReceiptsBulk;
  refunds: RefundsService;
  incomeContracts: IncomeContractsService;
  incomeAccruals: IncomeAccrualsService;
  incomeReceipts: IncomeReceiptsService;
  formulas: RemunerationFormulasService;
  remunerationRuns: RemunerationRunsService;
  statements: BankImportService;
  matches: BankMatchService;
  files: FileStore;
  budgets: BudgetsService;
  budgetProcess: BudgetProcessService;
  budgetDecisions: BudgetDecisionsService;
  comments: BudgetCommentsService;
  resolutions: ResolutionsService;
  ballotBatches: BallotBatchesService;
  objections: ObjectionsService;
  inquiries: InquiriesService;
  audits: AuditEngagementsService;
  auditSamples: AuditSamplesService;
  auditFindings: AuditFindingsService;
  notices: NoticesService;
  follows: FollowsService;
  payroll: PayrollService;
  publicCopies: PublicCopiesService;
}

export function stageOf(app: INestApplicationContext, clock: TravellingClock): Stage {
  const of = <T>(service: abstract new (...args: never[]) => T): T =>
    app.get(service, { strict: false });
  return {
    clock,
    transactions: of(Transactions),
    communities: of(CommunityService),
    grants: of(GrantsService),
    roll: of(RollImportService),
    bindings: of(BindingsService),
    logins: of(LoginService),
    secondFactor: of(SecondFactorService),
    contracts: of(TrustContractService),
    bankAccounts: of(BankAccountsService),
    ledger: of(LedgerService),
    vouchers: of(VoucherDraftsService),
    closing: of(ClosingService),
    payees: of(PayeesService),
    spending: of(SpendingService),
    approvals: of(ApprovalsService),
    payments: of(PaymentsService),
    evidence: of(EvidenceService),
    reports: of(ReportService),
    publications: of(PublicationsService),
    schedules: of(SchedulesService),
    billRuns: of(BillRunsService),
    receipts: of(ReceiptsService),
    bulk: of(ReceiptsBulk),
    refunds: of(RefundsService),
    incomeContracts: of(IncomeContractsService),
    incomeAccruals: of(IncomeAccrualsService),
    incomeReceipts: of(IncomeReceiptsService),
    formulas: of(RemunerationFormulasService),
    remunerationRuns: of(RemunerationRunsService),
    statements: of(BankImportService),
    matches: of(BankMatchService),
    files: of(FileStore),
    ...ownersPartOf(of),
  };
}

type Finding = <T>(service: abstract new (...args: never[]) => T) => T;

/** Budgets, votes and objections. */
const ownersPartOf = (of: Finding) => ({
  budgets: of(BudgetsService),
  budgetProcess: of(BudgetProcessService),
  budgetDecisions: of(BudgetDecisionsService),
  comments: of(BudgetCommentsService),
  resolutions: of(ResolutionsService),
  ballotBatches: of(BallotBatchesService),
  objections: of(ObjectionsService),
  inquiries: of(InquiriesService),
  audits: of(AuditEngagementsService),
  auditSamples: of(AuditSamplesService),
  auditFindings: of(AuditFindingsService),
  notices: of(NoticesService),
  follows: of(FollowsService),
  payroll: of(PayrollService),
  publicCopies: of(PublicCopiesService),
});

/** The community while its year is lived through. */
export interface Play {
  stage: Stage;
  communityId: number;
  cast: ReadonlyMap<string, Player>;
  payees: ReadonlyMap<string, string>;
  bankAccounts: ReadonlyMap<string, string>;
  /** Of the homes whose log-ins a visitor may try. */
  residents: ReadonlyMap<string, Resident>;
  /** Lines one may spend on, by the year whose budget is in force. */
  budgetLines: Map<number, ReadonlyMap<string, string>>;
}

export interface Resident {
  personId: string;
  unitId: string;
}

export function playerOf(play: Pick<Play, 'cast'>, key: string): Player {
  const player = play.cast.get(key);
  if (!player) throw new Error(`nobody plays ${key}`);
  return player;
}

/** One transaction of the demonstration's community. */
export function act<T>(play: Play, work: (tx: EntityManager) => Promise<T>): Promise<T> {
  return play.stage.transactions.run(play.communityId, work);
}
