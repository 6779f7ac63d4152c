import {
  Body,
  Controller,
  Get,
  Param,
  ParseIntPipe,
  ParseUUIDPipe,
  Post,
  Query,
} from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { BudgetCommentsQueries } from '../open-budget/budget-comments.queries';
import { BudgetCommentsService } from '../open-budget/budget-comments.service';
import { budgetViewOf, commentViewOf, differencesViewOf } from '../open-budget/budget-page.views';
import { budgetSummaryOf } from '../open-budget/budget-views';
import {
  BudgetCommentsView,
  BudgetDifferencesView,
  BudgetsView,
  BudgetView,
} from '../open-budget/budget.view';
import { BudgetsQueries } from '../open-budget/budgets.queries';
import { budgetRightsOf } from '../open-budget/reader.rules';
import type { IdempotentRequest } from '../platform/database/idempotency';
import { Transactions } from '../platform/database/transactions';
import { Acting, Caller, type CallerInfo } from '../platform/http/caller';
import { ApiIdempotencyKey, Once } from '../platform/http/idempotency-key';
import { May } from '../platform/http/may';
import type { ActingGrant } from '../shared/posts';
import {
  BudgetCommentDto,
  BudgetCommentsQuery,
  BudgetDifferencesQuery,
  BudgetQuery,
} from './budget.dto';

/** 开放式预算: everybody reads it from the first draft, and says what she thinks of it. */
@ApiTags('预算')
@Controller('communities/:communityId/budgets')
export class BudgetsController {
  constructor(
    private readonly transactions: Transactions,
    private readonly comments: BudgetCommentsService,
    private readonly queries: BudgetsQueries,
    private readonly said: BudgetCommentsQueries,
  ) {}

  @Get()
  @May('budget.read')
  @ApiOperation({ summary: '预算列表：各年度、各基金，进行到哪一步、有没有逾期' })
  @ApiOkResponse({ type: BudgetsView })
  async list(@Param('communityId', ParseIntPipe) communityId: number): Promise<BudgetsView> {
    return { items: (await this.queries.list(communityId)).map(budgetSummaryOf) };
  }

  @Get(':budgetId')
  @May('budget.read')
  @ApiOperation({ summary: '一份预算的一个版本：项目、步骤、意见数和本人可办的事项' })
  @ApiOkResponse({ type: BudgetView })
  async one(
    @Caller() me: CallerInfo,
    @Param('communityId', ParseIntPipe) communityId: number,
    @Param('budgetId', ParseUUIDPipe) budgetId: string,
    @Query() { version }: BudgetQuery,
  ): Promise<BudgetView> {
    const page = await this.queries.one(communityId, budgetId, version);
    return budgetViewOf(page, budgetRightsOf(me, communityId));
  }

  @Get(':budgetId/differences')
  @May('budget.read')
  @ApiOperation({ summary: '两个版本逐项对比' })
  @ApiOkResponse({ type: BudgetDifferencesView })
  async differences(
    @Param('communityId', ParseIntPipe) communityId: number,
    @Param('budgetId', ParseUUIDPipe) budgetId: string,
    @Query() versions: BudgetDifferencesQuery,
  ): Promise<BudgetDifferencesView> {
    return differencesViewOf(await this.queries.texts(communityId, budgetId, versions));
  }

  @Get(':budgetId/comments')
  @May('budget.read')
  @ApiOperation({ summary: '公开意见和受托人的答复：未答复的在前，不显示提出人' })
  @ApiOkResponse({ type: BudgetCommentsView })
  async listComments(
    @Caller() me: CallerInfo,
    @Param('communityId', ParseIntPipe) communityId: number,
    @Param('budgetId', ParseUUIDPipe) budgetId: string,
    @Query() { lineId }: BudgetCommentsQuery,
  ): Promise<BudgetCommentsView> {
    return this.commentsView(me, communityId, { budgetId, lineId: lineId ?? null });
  }

  @Post(':budgetId/comments')
  @May('budget.comment')
  @ApiIdempotencyKey()
  @ApiOperation({ summary: '征求意见期内，对一个项目或整份预算提意见' })
  @ApiCreatedResponse({ type: BudgetCommentsView })
  async comment(
    @Caller() me: CallerInfo,
    @Acting() { post }: ActingGrant,
    @Param('communityId', ParseIntPipe) communityId: number,
    @Param('budgetId', ParseUUIDPipe) budgetId: string,
    @Once() once: IdempotentRequest,
    @Body() { lineId, text }: BudgetCommentDto,
  ): Promise<BudgetCommentsView> {
    const words = { lineId: lineId ?? null, text };
    const by = { personId: me.personId, post };
    await this.transactions.runOnce(once, async (tx) => ({
      id: await this.comments.comment(tx, { communityId, budgetId }, words, by),
    }));
    return this.commentsView(me, communityId, { budgetId, lineId: words.lineId });
  }

  private async commentsView(
    { personId }: CallerInfo,
    communityId: number,
    { budgetId, lineId }: { budgetId: string; lineId: string | null },
  ): Promise<BudgetCommentsView> {
    const items = await this.said.list(communityId, budgetId, lineId);
    return { items: items.map((each) => commentViewOf(each, personId)) };
  }
}
