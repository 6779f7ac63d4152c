import { Module } from '@nestjs/common';
import { BudgetDraftsController } from './budgets.controller';
import { BudgetAnswersController } from './budget-answers.controller';
import { OpenBudgetModule } from '../open-budget/open-budget.module';
import { BankModule } from '../bank/bank.module';
import { BankImportsController } from './bank-imports.controller';
import { BankLineBookingService } from './bank-line-booking.service';
import { BankLinesController } from './bank-lines.controller';
import { BankMappingController } from './bank-mapping.controller';
import { BankMatchesController } from './bank-matches.controller';
import { ChargesModule } from '../charges/charges.module';
import { CommonIncomeModule } from '../common-income/common-income.module';
import { RemunerationModule } from '../remuneration/remuneration.module';
import { OnlinePaymentsModule } from '../charges/online/online.module';
import { BillFactsController } from './bill-facts.controller';
import { BillingController } from './billing.controller';
import { LateFeesController } from './late-fees.controller';
import { RemindersController } from './reminders.controller';
import { SettlementsController } from './settlements.controller';
import { HouseholdChargesController } from './household-charges.controller';
import { IncomeContractsController } from './income-contracts.controller';
import { IncomeReceiptsController } from './income-receipts.controller';
import { RemunerationController } from './remuneration.controller';
import { ReceiptRegisterController } from './receipt-register.controller';
import { CommitmentsController } from './commitments.controller';
import { CashierDaysController } from './cashier-days.controller';
import { ReceiptImportsController } from './receipt-imports.controller';
import { ReceiptPapersController } from './receipt-papers.controller';
import { ReceiptsController } from './receipts.controller';
import { UnitsController } from './units.controller';
import { RollImportController } from './roll-import.controller';
import { InvitesController } from './invites.controller';
import { DisclosureModule } from '../disclosure/disclosure.module';
import { LedgerModule } from '../ledger/ledger.module';
import { ClosingController } from './closing.controller';
import { ReportsController } from './reports.controller';
import { VouchersController } from './vouchers.controller';
import { SpendingModule } from '../spending/spending.module';
import { FilesModule } from '../platform/files/files.module';
import { EntryImportController } from './entry-import.controller';
import { EvidenceModule } from '../evidence/evidence.module';
import { EvidenceController } from './evidence.controller';
import { PublicCopiesController } from './public-copies.controller';
import { PayeesController } from './payees.controller';
import { PaymentBillsController } from './payment-bills.controller';
import { PaymentsController } from './payments.controller';
import { InvoiceReadingController } from './invoice-reading.controller';
import { RequestSpendingController } from './request-spending.controller';
import { FinalAccountsModule } from '../open-budget/final-accounts/final-accounts.module';
import { SurplusModule } from '../surplus/surplus.module';
import { FinalAccountsController } from './final-accounts.controller';
import { SurplusController } from './surplus.controller';
import { BudgetPapersModule } from '../open-budget/papers/papers.module';
import { BudgetSheetsController } from './budget-sheets.controller';
import { InquiriesModule } from '../inquiries/inquiries.module';
import { InquiryAnswersController } from './inquiry-answers.controller';
import { AuditReportModule } from '../audit-report/audit-report.module';
import { AuditAnswersController } from './audit-answers.controller';
import { KeepPayrollController } from './payroll.controller';
import { HandoverModule } from '../handover/handover.module';
import { HandoverController } from './handover.controller';

import { PublicationsController } from './publications.controller';

/** 受托人 物业企业: what the firm may do. */
@Module({
  imports: [
    BudgetPapersModule,
    OpenBudgetModule,
    SurplusModule,
    FinalAccountsModule,
    BankModule,
    ChargesModule,
    CommonIncomeModule,
    RemunerationModule,
    OnlinePaymentsModule,
    LedgerModule,
    DisclosureModule,
    SpendingModule,
    FilesModule,
    InquiriesModule,
    EvidenceModule,
    AuditReportModule,
    HandoverModule,
  ],
  providers: [BankLineBookingService],
  controllers: [
    BudgetAnswersController,
    BudgetDraftsController,
    UnitsController,
    RollImportController,
    InvitesController,
    ClosingController,
    EntryImportController,
    VouchersController,
    ReportsController,
    InvoiceReadingController,
    RequestSpendingController,
    CommitmentsController,
    PaymentsController,
    PaymentBillsController,
    PayeesController,
    EvidenceController,
    PublicCopiesController,
    BillingController,
    BillFactsController,
    ReceiptsController,
    ReceiptPapersController,
    ReceiptImportsController,
    CashierDaysController,
    ReceiptRegisterController,
    HouseholdChargesController,
    IncomeContractsController,
    IncomeReceiptsController,
    RemunerationController,
    RemindersController,
    LateFeesController,
    SettlementsController,
    BankImportsController,
    BankMatchesController,
    BankLinesController,
    BankMappingController,
    FinalAccountsController,
    SurplusController,
    BudgetSheetsController,
    InquiryAnswersController,
    KeepPayrollController,
    AuditAnswersController,
    HandoverController,
    PublicationsController,
  ],
})
export class TrusteeModule {}
