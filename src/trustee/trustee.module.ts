import { Module } from '@nestjs/common';
import { UnitsController } from './units.controller';
import { RollImportController } from './roll-import.controller';
import { InvitesController } from './invites.controller';
import { DisclosureModule } from '../disclosure/disclosure.module';
import { LedgerModule } from '../ledger/ledger.module';
import { ClosingController } from './closing.controller';
import { ReportsController } from './reports.controller';
import { VouchersController } from './vouchers.controller';

/** 受托人 物业企业: what the firm may do. */
@Module({
  imports: [LedgerModule, DisclosureModule],
  controllers: [
    UnitsController,
    RollImportController,
    InvitesController,
    ClosingController,
    VouchersController,
    ReportsController,
  ],
})
export class TrusteeModule {}
