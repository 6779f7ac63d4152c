import { Module } from '@nestjs/common';
import { LedgerModule } from '../ledger/ledger.module';
import { registerConstraintMessages } from '../platform/database/constraint-messages';
import { FilesModule } from '../platform/files/files.module';
import { BankClosingCheck } from './bank-closing-check';
import { BankImportJob } from './bank-import.job';
import { BankImportService } from './bank-import.service';
import { BankLines } from './bank-lines';
import { BankMatchService } from './bank-match.service';
import { BankQueries } from './bank.queries';
import { bankConstraintMessages } from './bank.errors';

registerConstraintMessages(bankConstraintMessages);

/** 银行: what the bank says, and where the books agree with it. */
@Module({
  imports: [LedgerModule, FilesModule],
  providers: [
    BankLines,
    BankImportService,
    BankImportJob,
    BankMatchService,
    BankQueries,
    BankClosingCheck,
  ],
  exports: [BankImportService, BankMatchService, BankQueries],
})
export class BankModule {}
