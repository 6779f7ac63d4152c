import { Module } from '@nestjs/common';
import { FinalAccountsModule } from '../final-accounts/final-accounts.module';
import { OpenBudgetModule } from '../open-budget.module';
import { BudgetSheetsQueries } from '../sheet/budget-sheets.queries';
import { BudgetPapersQueries } from './budget-papers.queries';

const PARTS = [BudgetSheetsQueries, BudgetPapersQueries];

/** A budget on paper and in a spreadsheet. */
@Module({
  imports: [OpenBudgetModule, FinalAccountsModule],
  providers: PARTS,
  exports: PARTS,
})
export class BudgetPapersModule {}
