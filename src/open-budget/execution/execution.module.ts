import { Module } from '@nestjs/common';
import { LedgerModule } from '../../ledger/ledger.module';
import { BudgetLinesQueries } from './budget-lines.queries';
import { ExecutionQueries } from './execution.queries';
import { VoucherControl } from './voucher-control';

const PARTS = [BudgetLinesQueries, ExecutionQueries];

/** 预算执行与控制: what a line has left, and no expense beside it. */
@Module({ imports: [LedgerModule], providers: [...PARTS, VoucherControl], exports: PARTS })
export class BudgetExecutionModule {}
