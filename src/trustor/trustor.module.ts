import { Module } from '@nestjs/common';
import { BudgetDecisionsController } from './budget-decisions.controller';
import { OpenBudgetModule } from '../open-budget/open-budget.module';
import { ChargesModule } from '../charges/charges.module';
import { BillReliefsController } from './bill-reliefs.controller';
import { GrantsController } from './grants.controller';
import { BankAccountsController } from './bank-accounts.controller';
import { BindingsController } from './bindings.controller';
import { RemunerationModule } from '../remuneration/remuneration.module';
import { RemunerationFormulasController } from './remuneration-formulas.controller';
import { SpendingModule } from '../spending/spending.module';
import { ResolutionsModule } from '../resolutions/resolutions.module';
import { TrustContractModule } from '../trust-contract/trust-contract.module';
import { BallotBatchesController } from './ballot-batches.controller';
import { ResolutionPapersController } from './resolution-papers.controller';
import { NoticesModule } from '../notices/notices.module';
import { RobotsController } from './robots.controller';
import { ResolutionsController } from './resolutions.controller';
import { ApproveSpendingController } from './approve-spending.controller';
import { CommitmentAgreementsController } from './commitment-agreements.controller';
import { ContractsController } from './contracts.controller';
import { ReleasePaymentsController } from './release-payments.controller';
import { ObjectionAnswersController } from './objection-answers.controller';
import { RatifyEmergenciesController } from './emergencies.controller';
import { FinalAccountsModule } from '../open-budget/final-accounts/final-accounts.module';
import { SurplusModule } from '../surplus/surplus.module';
import { FinalAccountsDecisionsController } from './final-accounts-decisions.controller';
import { SurplusDecisionsController } from './surplus-decisions.controller';
import { InquiriesModule } from '../inquiries/inquiries.module';
import { InquiryHidingController } from './inquiry-hiding.controller';
import { PublishPageController } from './public-page.controller';
import { DisclosureModule } from '../disclosure/disclosure.module';
import { AuditReportModule } from '../audit-report/audit-report.module';
import { EngageAuditController } from './audit-engagements.controller';
import { CountersignController } from './disclosure.controller';
import { HandoverModule } from '../handover/handover.module';
import { TrusteeTermsController } from './trustee-terms.controller';

/** 委托人 业委会: what the owners' committee may do. */
@Module({
  imports: [
    NoticesModule,
    OpenBudgetModule,
    SurplusModule,
    FinalAccountsModule,
    ChargesModule,
    RemunerationModule,
    ResolutionsModule,
    SpendingModule,
    TrustContractModule,
    InquiriesModule,
    DisclosureModule,
    AuditReportModule,
    HandoverModule,
  ],
  controllers: [
    BudgetDecisionsController,
    GrantsController,
    BindingsController,
    ApproveSpendingController,
    CommitmentAgreementsController,
    ReleasePaymentsController,
    ObjectionAnswersController,
    RatifyEmergenciesController,
    ContractsController,
    BankAccountsController,
    BillReliefsController,
    RemunerationFormulasController,
    ResolutionsController,
    RobotsController,
    BallotBatchesController,
    ResolutionPapersController,
    FinalAccountsDecisionsController,
    SurplusDecisionsController,
    InquiryHidingController,
    PublishPageController,
    EngageAuditController,
    TrusteeTermsController,
    CountersignController,
  ],
})
export class TrustorModule {}
