import { Module } from '@nestjs/common';
import { registerConstraintMessages } from '../platform/database/constraint-messages';
import { ledgerConstraintMessages } from './ledger.errors';
import { LedgerService } from './ledger.service';

registerConstraintMessages(ledgerConstraintMessages);

/** 会计账簿: double entry; the only writer of money. */
@Module({
  providers: [LedgerService],
  exports: [LedgerService],
})
export class LedgerModule {}
