import { Module } from '@nestjs/common';
import { LedgerModule } from '../ledger/ledger.module';
import { registerConstraintMessages } from '../platform/database/constraint-messages';
import { registerSubject } from '../resolutions/subjects';
import { BudgetCommentsQueries } from './budget-comments.queries';
import { BudgetCommentsService } from './budget-comments.service';
import { BudgetDecisionsService, votedText } from './budget-decisions.service';
import { BudgetProcessService } from './budget-process.service';
import { BudgetRecords } from './budget-records.service';
import { budgetConstraintMessages } from './budget.errors';
import { BudgetsQueries } from './budgets.queries';
import { BudgetsService } from './budgets.service';

registerConstraintMessages(budgetConstraintMessages);
registerSubject('budget', votedText);
registerSubject('adjustment', votedText);

const PARTS = [
  BudgetRecords,
  BudgetsService,
  BudgetProcessService,
  BudgetCommentsService,
  BudgetDecisionsService,
  BudgetsQueries,
  BudgetCommentsQueries,
];

/** 开放式预算: 编制 → 审阅 → 征求意见 → 决定 → 生效 → 调整, in public from the first draft. */
@Module({
  imports: [LedgerModule],
  providers: PARTS,
  exports: PARTS,
})
export class OpenBudgetModule {}
