import { Module } from '@nestjs/common';
import { LedgerModule } from '../ledger/ledger.module';
import { ClosingController } from './closing.controller';
import { VouchersController } from './vouchers.controller';

/** 受托人 物业企业: what the firm may do. */
@Module({
  imports: [LedgerModule],
  controllers: [ClosingController, VouchersController],
})
export class TrusteeModule {}
