import { Body, Controller, Param, ParseIntPipe, ParseUUIDPipe, Post, Put } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { budgetViewOf } from '../open-budget/budget-page.views';
import { BudgetProcessService } from '../open-budget/budget-process.service';
import { BudgetView } from '../open-budget/budget.view';
import { BudgetsQueries } from '../open-budget/budgets.queries';
import { BudgetsService } from '../open-budget/budgets.service';
import { budgetRightsOf } from '../open-budget/reader.rules';
import type { IdempotentRequest } from '../platform/database/idempotency';
import { Transactions } from '../platform/database/transactions';
import { Acting, Caller, type CallerInfo } from '../platform/http/caller';
import { ApiIdempotencyKey, Once } from '../platform/http/idempotency-key';
import { May } from '../platform/http/may';
import type { ActingGrant } from '../shared/posts';
import { draftOf, newBudgetOf } from './budget-draft';
import {
  AdjustBudgetDto,
  BudgetDraftDto,
  CreateBudgetDto,
  SubmitBudgetDto,
  WithdrawBudgetDto,
} from './budget.dto';

/** 编制预算: the firm drafts, submits, asks for the decision, adjusts. */
@ApiTags('预算')
@Controller('communities/:communityId/budgets')
export class BudgetDraftsController {
  constructor(
    private readonly transactions: Transactions,
    private readonly budgets: BudgetsService,
    private readonly process: BudgetProcessService,
    private readonly queries: BudgetsQueries,
  ) {}

  @Post()
  @May('budget.draft')
  @ApiIdempotencyKey()
  @ApiOperation({ summary: '编制一个年度、一个基金的预算：空白、按上年实际或从另一份复制' })
  @ApiCreatedResponse({ type: BudgetView })
  async create(
    @Caller() me: CallerInfo,
    @Acting() acting: ActingGrant,
    @Param('communityId', ParseIntPipe) communityId: number,
    @Once() once: IdempotentRequest,
    @Body() body: CreateBudgetDto,
  ): Promise<BudgetView> {
    const { result } = await this.transactions.runOnce(once, async (tx) => ({
      id: await this.budgets.create(tx, communityId, newBudgetOf(body), doerOf(me, acting)),
    }));
    return this.view(me, communityId, result.id);
  }

  @Put(':budgetId/draft')
  @May('budget.draft')
  @ApiIdempotencyKey()
  @ApiOperation({ summary: '保存整份草稿；草稿已被他人改动时拒绝，不覆盖' })
  @ApiOkResponse({ type: BudgetView })
  async save(
    @Caller() me: CallerInfo,
    @Param('communityId', ParseIntPipe) communityId: number,
    @Param('budgetId', ParseUUIDPipe) budgetId: string,
    @Once() once: IdempotentRequest,
    @Body() body: BudgetDraftDto,
  ): Promise<BudgetView> {
    await this.transactions.runOnce(once, (tx) =>
      this.budgets.save(tx, { communityId, budgetId }, draftOf(body)),
    );
    return this.view(me, communityId, budgetId);
  }

  @Post(':budgetId/submission')
  @May('budget.submit')
  @ApiIdempotencyKey()
  @ApiOperation({ summary: '提交业委会审阅；调剂和动用预备费在限额内直接交业委会决定' })
  @ApiCreatedResponse({ type: BudgetView })
  async submit(
    @Caller() me: CallerInfo,
    @Acting() acting: ActingGrant,
    @Param('communityId', ParseIntPipe) communityId: number,
    @Param('budgetId', ParseUUIDPipe) budgetId: string,
    @Once() once: IdempotentRequest,
    @Body() body: SubmitBudgetDto,
  ): Promise<BudgetView> {
    await this.transactions.runOnce(once, (tx) =>
      this.process.submit(tx, { communityId, budgetId }, body, doerOf(me, acting)),
    );
    return this.view(me, communityId, budgetId);
  }

  @Post(':budgetId/deciding')
  @May('budget.submit')
  @ApiIdempotencyKey()
  @ApiOperation({ summary: '征求意见期满、意见全部答复后，提请决定' })
  @ApiCreatedResponse({ type: BudgetView })
  async askDecision(
    @Caller() me: CallerInfo,
    @Acting() acting: ActingGrant,
    @Param('communityId', ParseIntPipe) communityId: number,
    @Param('budgetId', ParseUUIDPipe) budgetId: string,
    @Once() once: IdempotentRequest,
  ): Promise<BudgetView> {
    await this.transactions.runOnce(once, (tx) =>
      this.process.askDecision(tx, { communityId, budgetId }, doerOf(me, acting)),
    );
    return this.view(me, communityId, budgetId);
  }

  @Post(':budgetId/adjustments')
  @May('budget.draft')
  @ApiIdempotencyKey()
  @ApiOperation({ summary: '调整生效的预算：调剂、追加或动用预备费，先成草稿' })
  @ApiCreatedResponse({ type: BudgetView })
  async adjust(
    @Caller() me: CallerInfo,
    @Acting() acting: ActingGrant,
    @Param('communityId', ParseIntPipe) communityId: number,
    @Param('budgetId', ParseUUIDPipe) budgetId: string,
    @Once() once: IdempotentRequest,
    @Body() body: AdjustBudgetDto,
  ): Promise<BudgetView> {
    await this.transactions.runOnce(once, (tx) =>
      this.budgets.adjust(tx, { communityId, budgetId }, body, doerOf(me, acting)),
    );
    return this.view(me, communityId, budgetId);
  }

  @Post(':budgetId/withdrawal')
  @May('budget.submit')
  @ApiIdempotencyKey()
  @ApiOperation({ summary: '撤回尚未决定的文本：成为下一版草稿；调整的草稿就此作罢' })
  @ApiCreatedResponse({ type: BudgetView })
  async withdraw(
    @Caller() me: CallerInfo,
    @Acting() acting: ActingGrant,
    @Param('communityId', ParseIntPipe) communityId: number,
    @Param('budgetId', ParseUUIDPipe) budgetId: string,
    @Once() once: IdempotentRequest,
    @Body() body: WithdrawBudgetDto,
  ): Promise<BudgetView> {
    await this.transactions.runOnce(once, (tx) =>
      this.process.withdraw(tx, { communityId, budgetId }, body, doerOf(me, acting)),
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
