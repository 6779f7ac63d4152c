import { Body, Controller, Param, ParseIntPipe, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { commentViewOf } from '../open-budget/budget-page.views';
import { BudgetCommentsQueries } from '../open-budget/budget-comments.queries';
import { BudgetCommentsService } from '../open-budget/budget-comments.service';
import { BudgetCommentsView } from '../open-budget/budget.view';
import type { IdempotentRequest } from '../platform/database/idempotency';
import { Transactions } from '../platform/database/transactions';
import { Acting, Caller, type CallerInfo } from '../platform/http/caller';
import { ApiIdempotencyKey, Once } from '../platform/http/idempotency-key';
import { May } from '../platform/http/may';
import type { ActingGrant } from '../shared/posts';
import { AnswerBudgetCommentDto } from './budget.dto';

/** 答复公开意见: each one, for all to read. */
@ApiTags('预算')
@Controller('communities/:communityId/budgets/:budgetId/comments/:commentId/answer')
export class BudgetAnswersController {
  constructor(
    private readonly transactions: Transactions,
    private readonly comments: BudgetCommentsService,
    private readonly queries: BudgetCommentsQueries,
  ) {}

  @Post()
  @May('budget.answer')
  @ApiIdempotencyKey()
  @ApiOperation({ summary: '受托人答复一条公开意见：一次，所有人可见' })
  @ApiCreatedResponse({ type: BudgetCommentsView })
  async answer(
    @Caller() me: CallerInfo,
    @Acting() { grantId }: ActingGrant,
    @Param('communityId', ParseIntPipe) communityId: number,
    @Param('budgetId', ParseUUIDPipe) budgetId: string,
    @Param('commentId', ParseUUIDPipe) commentId: string,
    @Once() once: IdempotentRequest,
    @Body() { text }: AnswerBudgetCommentDto,
  ): Promise<BudgetCommentsView> {
    const at = { communityId, budgetId };
    const doer = { personId: me.personId, grantId };
    await this.transactions.runOnce(once, (tx) =>
      this.comments.answer(tx, at, { commentId, text }, doer),
    );
    const items = await this.queries.list(communityId, budgetId, null);
    return { items: items.map((each) => commentViewOf(each, me.personId)) };
  }
}
