import { Module } from '@nestjs/common';
import { ChargesModule } from '../charges/charges.module';
import { OnlinePaymentsModule } from '../charges/online/online.module';
import { BankModule } from '../bank/bank.module';
import { DisclosureModule } from '../disclosure/disclosure.module';
import { ProofModule } from '../proof/proof.module';
import { QueryableAccountModule } from '../queryable-account/queryable-account.module';
import { BankAgreementController } from './bank-agreement.controller';
import { CommunityController } from './community.controller';
import { EntriesController } from './entries.controller';
import { EntryProofController } from './entry-proof.controller';
import { FlowController } from './flow.controller';
import { JobsController } from './jobs.controller';
import { LogController } from './log.controller';
import { MyAccountController } from './my-account.controller';
import { MyChargesController } from './my-charges.controller';
import { MyPaymentsController } from './my-payments.controller';
import { MyUnitsController } from './my-units.controller';
import { ReceiptsTreesController } from './receipts-trees.controller';
import { PaymentNotificationsController } from './payment-notifications.controller';
import { PaymentSandboxController } from './payment-sandbox.controller';
import { ReportArchiveController } from './reports.controller';
import { TrustContractModule } from '../trust-contract/trust-contract.module';
import { FilesModule } from '../platform/files/files.module';
import { ContractController } from './contract.controller';
import { PublicEvidenceController } from './evidence.controller';

/** 受益人 业主: what every resident may see and do. */
@Module({
  imports: [
    ChargesModule,
    OnlinePaymentsModule,
    QueryableAccountModule,
    DisclosureModule,
    TrustContractModule,
    FilesModule,
    ProofModule,
    BankModule,
  ],
  controllers: [
    CommunityController,
    MyUnitsController,
    MyAccountController,
    MyChargesController,
    MyPaymentsController,
    PaymentNotificationsController,
    PaymentSandboxController,
    EntriesController,
    EntryProofController,
    FlowController,
    ReportArchiveController,
    JobsController,
    LogController,
    ContractController,
    PublicEvidenceController,
    BankAgreementController,
    ReceiptsTreesController,
  ],
})
export class BeneficiariesModule {}
