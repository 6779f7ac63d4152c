import { Module } from '@nestjs/common';
import { DisclosureModule } from '../disclosure/disclosure.module';
import { QueryableAccountModule } from '../queryable-account/queryable-account.module';
import { CommunityController } from './community.controller';
import { EntriesController } from './entries.controller';
import { FlowController } from './flow.controller';
import { JobsController } from './jobs.controller';
import { MyAccountController } from './my-account.controller';
import { MyUnitsController } from './my-units.controller';
import { ReportArchiveController } from './reports.controller';
import { TrustContractModule } from '../trust-contract/trust-contract.module';
import { FilesModule } from '../platform/files/files.module';
import { ContractController } from './contract.controller';
import { PublicEvidenceController } from './evidence.controller';

/** 受益人 业主: what every resident may see and do. */
@Module({
  imports: [QueryableAccountModule, DisclosureModule, TrustContractModule, FilesModule],
  controllers: [
    CommunityController,
    MyUnitsController,
    MyAccountController,
    EntriesController,
    FlowController,
    ReportArchiveController,
    JobsController,
    ContractController,
    PublicEvidenceController,
  ],
})
export class BeneficiariesModule {}
