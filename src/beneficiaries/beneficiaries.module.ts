import { Module } from '@nestjs/common';
import { BudgetsController } from './budgets.controller';
import { OpenBudgetModule } from '../open-budget/open-budget.module';
import { ChargesModule } from '../charges/charges.module';
import { OnlinePaymentsModule } from '../charges/online/online.module';
import { BankModule } from '../bank/bank.module';
import { CommonIncomeModule } from '../common-income/common-income.module';
import { RemunerationModule } from '../remuneration/remuneration.module';
import { DisclosureModule } from '../disclosure/disclosure.module';
import { ProofModule } from '../proof/proof.module';
import { MyMoneyModule } from '../queryable-account/my-money/my-money.module';
import { MyMoneyController } from './my-money.controller';
import { QueryableAccountModule } from '../queryable-account/queryable-account.module';
import { ResolutionsModule } from '../resolutions/resolutions.module';
import { BallotsController } from './ballots.controller';
import { BankAgreementController } from './bank-agreement.controller';
import { BudgetExecutionModule } from '../open-budget/execution/execution.module';
import { BudgetExecutionController } from './budget-execution.controller';
import { CommonIncomeController } from './common-income.controller';
import { CommunityController } from './community.controller';
import { EmergenciesController } from './emergencies.controller';
import { ObjectionsController } from './objections.controller';
import { SpendingModule } from '../spending/spending.module';
import { EntriesController } from './entries.controller';
import { EntryProofController } from './entry-proof.controller';
import { FlowController } from './flow.controller';
import { FollowsController } from './follows.controller';
import { MonthCardsController } from './month-cards.controller';
import { NoticesController } from './notices.controller';
import { MailSettingsController } from './mail-settings.controller';
import { NoticeFeedsController } from './notice-feeds.controller';
import { UnsubscribeController } from './unsubscribe.controller';
import { NoticesModule } from '../notices/notices.module';
import { JobsController } from './jobs.controller';
import { LogController } from './log.controller';
import { MyAccountController } from './my-account.controller';
import { MyChargesController } from './my-charges.controller';
import { MyPaymentsController } from './my-payments.controller';
import { MyRemindersController } from './my-reminders.controller';
import { MyUnitsController } from './my-units.controller';
import { MyReceiptsController } from './my-receipts.controller';
import { ReceiptCheckController } from './receipt-check.controller';
import { ReceiptsTreesController } from './receipts-trees.controller';
import { PublicRemunerationController } from './remuneration.controller';
import { PublicResolutionsController } from './resolutions.controller';
import { PaymentNotificationsController } from './payment-notifications.controller';
import { PaymentSandboxController } from './payment-sandbox.controller';
import { ReportKindsController } from './report-kinds.controller';
import { ReportArchiveController } from './reports.controller';
import { TrustContractModule } from '../trust-contract/trust-contract.module';
import { FilesModule } from '../platform/files/files.module';
import { ContractController } from './contract.controller';
import { PublicEvidenceController } from './evidence.controller';
import { FinalAccountsModule } from '../open-budget/final-accounts/final-accounts.module';
import { SearchController } from './search.controller';
import { ExploreController } from './explore.controller';
import { TimeMachineController } from './time-machine.controller';
import { SurplusModule } from '../surplus/surplus.module';
import { PublicFinalAccountsController } from './final-accounts.controller';
import { PublicSurplusController } from './surplus.controller';
import { BudgetPapersModule } from '../open-budget/papers/papers.module';
import { BudgetPapersController } from './budget-papers.controller';
import { DrawnPapers } from './drawn-papers';
import { AuditReportModule } from '../audit-report/audit-report.module';
import { AuditFindingsController } from './audit-findings.controller';
import { AuditTestsController } from './audit-tests.controller';
import { InquiriesModule } from '../inquiries/inquiries.module';
import { InquiriesController } from './inquiries.controller';
import { OpenDataController } from './open-data.controller';
import { PayrollController } from './payroll.controller';
import { PublicPageController } from './public-page.controller';
import { PersonalDataModule } from '../personal-data/personal-data.module';
import { EraseMeController, PersonalDataController } from './personal-data.controller';
import { HandoverModule } from '../handover/handover.module';
import { HandoversController } from './handover.controller';

import { DisclosureController } from './disclosure.controller';

/** 受益人 业主: what every resident may see and do. */
@Module({
  imports: [
    NoticesModule,
    BudgetPapersModule,
    OpenBudgetModule,
    SurplusModule,
    FinalAccountsModule,
    ChargesModule,
    OnlinePaymentsModule,
    QueryableAccountModule,
    MyMoneyModule,
    DisclosureModule,
    TrustContractModule,
    FilesModule,
    ProofModule,
    BankModule,
    CommonIncomeModule,
    RemunerationModule,
    SpendingModule,
    ResolutionsModule,
    BudgetExecutionModule,
    InquiriesModule,
    PersonalDataModule,
    AuditReportModule,
    HandoverModule,
  ],
  controllers: [
    BudgetsController,
    CommunityController,
    MyUnitsController,
    MyAccountController,
    MyChargesController,
    MyMoneyController,
    MyReceiptsController,
    ReceiptCheckController,
    MyRemindersController,
    MyPaymentsController,
    PaymentNotificationsController,
    PaymentSandboxController,
    EntriesController,
    EntryProofController,
    FlowController,
    FollowsController,
    MonthCardsController,
    NoticesController,
    MailSettingsController,
    NoticeFeedsController,
    UnsubscribeController,
    ReportArchiveController,
    ReportKindsController,
    JobsController,
    LogController,
    ContractController,
    PublicEvidenceController,
    BankAgreementController,
    ReceiptsTreesController,
    CommonIncomeController,
    PublicRemunerationController,
    ObjectionsController,
    EmergenciesController,
    PublicResolutionsController,
    BallotsController,
    BudgetExecutionController,
    PublicFinalAccountsController,
    PublicSurplusController,
    BudgetPapersController,
    InquiriesController,
    SearchController,
    TimeMachineController,
    ExploreController,
    OpenDataController,
    PayrollController,
    PublicPageController,
    PersonalDataController,
    EraseMeController,
    AuditFindingsController,
    AuditTestsController,
    HandoversController,
    DisclosureController,
  ],
  providers: [DrawnPapers],
})
export class BeneficiariesModule {}
