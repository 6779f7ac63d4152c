import { Controller, Get, Param, ParseIntPipe, ParseUUIDPipe, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { BudgetLinesQueries } from '../open-budget/execution/budget-lines.queries';
import { ExecutionQueries } from '../open-budget/execution/execution.queries';
import {
  BudgetLineRoomsView,
  ExecutionView,
  executionViewOf,
  lineRoomViewOf,
} from '../open-budget/execution/execution.view';
import { Caller, type CallerInfo } from '../platform/http/caller';
import { May } from '../platform/http/may';
import { PageQuery } from '../platform/http/page.dto';
import { LineEntriesQueries } from '../queryable-account/line-entries.queries';
import { LineEntriesView, lineEntriesViewOf } from '../queryable-account/line-entries.view';
import { day } from '../shared/day';
import { BudgetLinesQuery } from './budget-execution.dto';
import { readerOf } from './reader.rules';

/** 预算执行: what was approved, promised, spent and is left, for everybody. */
@ApiTags('开放式预算')
@Controller('communities/:communityId')
export class BudgetExecutionController {
  constructor(
    private readonly lines: BudgetLinesQueries,
    private readonly executions: ExecutionQueries,
    private readonly entries: LineEntriesQueries,
  ) {}

  @Get('budget-lines')
  @May('budget.read')
  @ApiOperation({ summary: '可以支出的预算项目及其可用额度' })
  @ApiOkResponse({ type: BudgetLineRoomsView })
  async rooms(
    @Param('communityId', ParseIntPipe) communityId: number,
    @Query() { fund, on, accountCode }: BudgetLinesQuery,
  ): Promise<BudgetLineRoomsView> {
    const asked = { fund, accountCode, on: on === undefined ? undefined : day(on) };
    const { controlled, year, rooms } = await this.lines.rooms(communityId, asked);
    return { controlled, year, items: rooms.map(lineRoomViewOf) };
  }

  @Get('budgets/:budgetId/execution')
  @May('budget.read')
  @ApiOperation({ summary: '预算执行：逐项批准、已承诺、已支出、可用，与总账核对一分不差' })
  @ApiOkResponse({ type: ExecutionView })
  async execution(
    @Param('communityId', ParseIntPipe) communityId: number,
    @Param('budgetId', ParseUUIDPipe) budgetId: string,
  ): Promise<ExecutionView> {
    return executionViewOf(await this.executions.of(communityId, budgetId));
  }

  @Get('budgets/:budgetId/lines/:lineId/entries')
  @May('budget.read')
  @ApiOperation({ summary: '一个预算项目的已支出由哪些凭证构成，新的在前' })
  @ApiOkResponse({ type: LineEntriesView })
  async behind(
    @Caller() me: CallerInfo,
    @Param('communityId', ParseIntPipe) communityId: number,
    @Param('budgetId', ParseUUIDPipe) budgetId: string,
    @Param('lineId', ParseUUIDPipe) lineId: string,
    @Query() page: PageQuery,
  ): Promise<LineEntriesView> {
    const reader = readerOf(me, communityId);
    const at = { budgetId, lineId };
    return lineEntriesViewOf(await this.entries.page(communityId, at, page, reader));
  }
}
