import { Module } from '@nestjs/common';
import { LedgerModule } from '../ledger/ledger.module';
import { registerConstraintMessages } from '../platform/database/constraint-messages';
import { IncomeClosingCheck } from './closing-check';
import { incomeConstraintMessages } from './common-income.errors';
import { CommonIncomeQueries } from './common-income.queries';
import { IncomeAccrualsService } from './income-accruals.service';
import { IncomeCancellations } from './income-cancellations.service';
import { IncomeContractsService } from './income-contracts.service';
import { IncomeReceiptsService } from './income-receipts.service';
import { IncomeRecordsQueries } from './income-records.queries';

registerConstraintMessages(incomeConstraintMessages);

const PARTS = [
  IncomeContractsService,
  IncomeAccrualsService,
  IncomeReceiptsService,
  IncomeCancellations,
  CommonIncomeQueries,
  IncomeRecordsQueries,
];

/** 公共收益: contracts → what they earn → what came in; what is missing is said aloud. */
@Module({
  imports: [LedgerModule],
  providers: [...PARTS, IncomeClosingCheck],
  exports: PARTS,
})
export class CommonIncomeModule {}
