import { Module } from '@nestjs/common';
import { LedgerModule } from '../ledger/ledger.module';
import { registerConstraintMessages } from '../platform/database/constraint-messages';
import { FilesModule } from '../platform/files/files.module';
import { BankBookingService } from './bank-booking.service';
import { BankMatchRecords } from './bank-match-records';
import { BankClosingCheck } from './bank-closing-check';
import { BankImportJob } from './bank-import.job';
import { BankImportService } from './bank-import.service';
import { BankImportsQueries } from './bank-imports.queries';
import { BankLines } from './bank-lines';
import { BankLinesQueries } from './bank-lines.queries';
import { BankMappingService } from './bank-mapping.service';
import { BankMatchService } from './bank-match.service';
import { BankPaymentCheck } from './bank-payment-check';
import { BankQueries } from './bank.queries';
import { bankConstraintMessages } from './bank.errors';

registerConstraintMessages(bankConstraintMessages);

/** 银行: what the bank says, and where the books agree with it. */
@Module({
  imports: [LedgerModule, FilesModule],
  providers: [
    BankLines,
    BankMappingService,
    BankImportsQueries,
    BankLinesQueries,
    BankImportService,
    BankImportJob,
    BankMatchRecords,
    BankBookingService,
    BankMatchService,
    BankQueries,
    BankClosingCheck,
    BankPaymentCheck,
  ],
  exports: [
    BankBookingService,
    BankMatchRecords,
    BankImportService,
    BankImportsQueries,
    BankLinesQueries,
    BankMappingService,
    BankMatchService,
    BankQueries,
  ],
})
export class BankModule {}
