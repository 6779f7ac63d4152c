import { Body, Controller, Param, ParseIntPipe, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { BudgetCommentsService } from '../open-budget/budget-comments.service';
import { BudgetDecisionsService } from '../open-budget/budget-decisions.service';
import { budgetViewOf } from '../open-budget/budget-page.views';
import { BudgetProcessService } from '../open-budget/budget-process.service';
import { BudgetView } from '../open-budget/budget.view';
import { BudgetsQueries } from '../open-budget/budgets.queries';
import { budgetRightsOf } from '../open-budget/reader.rules';
import type { IdempotentRequest } from '../platform/database/idempotency';
import { Transactions } from '../platform/database/transactions';
import { Acting, Caller, type CallerInfo } from '../platform/http/caller';
import { ApiIdempotencyKey, Once } from '../platform/http/idempotency-key';
import { May, SecondFactor } from '../platform/http/may';
import type { ActingGrant } from '../shared/posts';
import {
  BudgetRemarkDto,
  DecideBudgetDto,
  HideBudgetCommentDto,
  ReviewBudgetDto,
} from './budget.dto';

/** 业委会审阅与决定预算: line by line, then as a whole, each member with her own second factor. */
@ApiTags('预算')
@Controller('communities/:communityId/budgets/:budgetId')
export class BudgetDecisionsController {
  constructor(
    private readonly transactions: Transactions,
    private readonly process: BudgetProcessService,
    private readonly decisions: BudgetDecisionsService,
    private readonly comments: BudgetCommentsService,
    private readonly queries: BudgetsQueries,
  ) {}

  @Post('remarks')
  @May('budget.remark')
  @ApiIdempotencyKey()
  @ApiOperation({ summary: '业委会对一个项目或整份预算提审阅意见' })
  @ApiCreatedResponse({ type: BudgetView })
  async remark(
    @Caller() me: CallerInfo,
    @Acting() acting: ActingGrant,
    @Param('communityId', ParseIntPipe) communityId: number,
    @Param('budgetId', ParseUUIDPipe) budgetId: string,
    @Once() once: IdempotentRequest,
    @Body() { lineId, text }: BudgetRemarkDto,
  ): Promise<BudgetView> {
    const words = { lineId: lineId ?? null, text };
    await this.transactions.runOnce(once, (tx) =>
      this.comments.remark(tx, { communityId, budgetId }, words, doerOf(me, acting)),
    );
    return this.view(me, communityId, budgetId);
  }

  @Post('review')
  @May('budget.review')
  @SecondFactor()
  @ApiIdempotencyKey()
  @ApiOperation({ summary: '审阅通过即开始公开征求意见，或写明理由退回修改' })
  @ApiCreatedResponse({ type: BudgetView })
  async review(
    @Caller() me: CallerInfo,
    @Acting() acting: ActingGrant,
    @Param('communityId', ParseIntPipe) communityId: number,
    @Param('budgetId', ParseUUIDPipe) budgetId: string,
    @Once() once: IdempotentRequest,
    @Body() { reason, ...body }: ReviewBudgetDto,
  ): Promise<BudgetView> {
    const review = { ...body, reason: reason ?? '' };
    await this.transactions.runOnce(once, (tx) =>
      this.process.review(tx, { communityId, budgetId }, review, doerOf(me, acting)),
    );
    return this.view(me, communityId, budgetId);
  }

  @Post('decision')
  @May('budget.decide')
  @SecondFactor()
  @ApiIdempotencyKey()
  @ApiOperation({ summary: '委员表态，过半数同意即生效；由业主大会决定的，登记其决议' })
  @ApiCreatedResponse({ type: BudgetView })
  async decide(
    @Caller() me: CallerInfo,
    @Acting() acting: ActingGrant,
    @Param('communityId', ParseIntPipe) communityId: number,
    @Param('budgetId', ParseUUIDPipe) budgetId: string,
    @Once() once: IdempotentRequest,
    @Body() { reason, ...body }: DecideBudgetDto,
  ): Promise<BudgetView> {
    const decision = { ...body, reason: reason ?? '' };
    await this.transactions.runOnce(once, (tx) =>
      this.decisions.decide(tx, { communityId, budgetId }, decision, doerOf(me, acting)),
    );
    return this.view(me, communityId, budgetId);
  }

  @Post('comments/:commentId/hiding')
  @May('budget.hide')
  @ApiIdempotencyKey()
  @ApiOperation({ summary: '隐藏一条公开意见并写明理由；记录保留，不删除' })
  @ApiCreatedResponse({ type: BudgetView })
  async hide(
    @Caller() me: CallerInfo,
    @Param('communityId', ParseIntPipe) communityId: number,
    @Param('budgetId', ParseUUIDPipe) budgetId: string,
    @Param('commentId', ParseUUIDPipe) commentId: string,
    @Once() once: IdempotentRequest,
    @Body() { reason }: HideBudgetCommentDto,
  ): Promise<BudgetView> {
    await this.transactions.runOnce(once, (tx) =>
      this.comments.hide(tx, { communityId, budgetId }, { commentId, reason }, me.personId),
    );
    return this.view(me, communityId, budgetId);
  }

  private async view(me: CallerInfo, communityId: number, budgetId: string): Promise<BudgetView> {
    const page = await this.queries.one(communityId, budgetId);
    return budgetViewOf(page, budgetRightsOf(me, communityId));
  }
}

function doerOf({ personId }: CallerInfo, { grantId }: ActingGrant) {
  return { personId, grantId };
}
