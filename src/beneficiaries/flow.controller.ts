import { Controller, Get, Param, ParseIntPipe, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Caller, type CallerInfo } from '../platform/http/caller';
import { May } from '../platform/http/may';
import { FlowQueries } from '../queryable-account/flow.queries';
import { FlowPageView, flowPageViewOf } from '../queryable-account/flow.view';
import { flowRange, useFilter } from '../queryable-account/range.rules';
import { StatementQueries } from '../queryable-account/statement.queries';
import { StatementView, statementViewOf } from '../queryable-account/statement.view';
import { readerOf } from './reader.rules';
import { FlowQuery, UseQuery } from './statement.dto';

/** 钱从哪来，到哪去. */
@ApiTags('可查询账户')
@Controller('communities/:communityId/account')
export class FlowController {
  constructor(
    private readonly flows: FlowQueries,
    private readonly statements: StatementQueries,
  ) {}

  @Get('flow')
  @May('account.query')
  @ApiOperation({ summary: '钱从哪来，到哪去：期初＋收入−支出＝期末，一分不差' })
  @ApiOkResponse({ type: FlowPageView })
  async flow(
    @Caller() me: CallerInfo,
    @Param('communityId', ParseIntPipe) communityId: number,
    @Query() query: FlowQuery,
  ): Promise<FlowPageView> {
    const range = { ...flowRange(query), asOf: query.asOf };
    return flowPageViewOf(await this.flows.flow(communityId, range, readerOf(me, communityId)));
  }

  @Get('uses/:key/entries')
  @May('account.query')
  @ApiOperation({ summary: '某一类支出的每一笔' })
  @ApiOkResponse({ type: StatementView })
  async use(
    @Caller() me: CallerInfo,
    @Param('communityId', ParseIntPipe) communityId: number,
    @Param('key') key: string,
    @Query() query: UseQuery,
  ): Promise<StatementView> {
    const filter = useFilter(key, query);
    const reader = { ...readerOf(me, communityId), asOf: query.asOf };
    return statementViewOf(await this.statements.page(communityId, filter, query, reader));
  }
}
