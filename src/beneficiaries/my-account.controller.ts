import { Controller, Get, Param, ParseIntPipe, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { sendExport } from '../ledger/export';
import { ApiPageOrFile } from '../platform/http/api-answers';
import { Caller, type CallerInfo } from '../platform/http/caller';
import { May } from '../platform/http/may';
import { statementExport } from '../queryable-account/statement-export';
import { StatementQueries } from '../queryable-account/statement.queries';
import { StatementView, statementViewOf } from '../queryable-account/statement.view';
import { SummaryQueries } from '../queryable-account/summary.queries';
import { SummaryView, summaryViewOf } from '../queryable-account/summary.view';
import { day } from '../shared/day';
import { readerOf } from './reader.rules';
import { StatementQuery, SummaryQuery } from './statement.dto';
import { statementFilterOf } from './statement-filter';

/** 可查询账户: what every member and resident may see (信托法 20, 49). */
@ApiTags('可查询账户')
@Controller('communities/:communityId/account')
export class MyAccountController {
  constructor(
    private readonly summaries: SummaryQueries,
    private readonly statements: StatementQueries,
  ) {}

  @Get('summary')
  @May('account.query')
  @ApiOperation({ summary: '我们的账：余额、本月收支、最近付款' })
  @ApiOkResponse({ type: SummaryView })
  async summary(
    @Caller() me: CallerInfo,
    @Param('communityId', ParseIntPipe) communityId: number,
    @Query() { on, asOf }: SummaryQuery,
  ): Promise<SummaryView> {
    const reader = { ...readerOf(me, communityId), asOf };
    return summaryViewOf(
      await this.summaries.summary(communityId, reader, on ? day(on) : undefined),
    );
  }

  @Get('statement')
  @May('account.query')
  @ApiOperation({ summary: '明细：按期间、科目、金额、文字查询；format=csv 或 xlsx 时下载全部' })
  @ApiPageOrFile(StatementView)
  async statement(
    @Caller() me: CallerInfo,
    @Param('communityId', ParseIntPipe) communityId: number,
    @Query() query: StatementQuery,
    @Res() response: Response,
  ): Promise<void> {
    const reader = { ...readerOf(me, communityId), asOf: query.asOf };
    const filter = statementFilterOf(query);
    if (query.format) {
      const exported = statementExport(this.statements, communityId, filter, reader);
      await sendExport(response, query.format, exported);
      return;
    }
    const page = await this.statements.page(communityId, filter, query, reader);
    response.json(statementViewOf(page));
  }
}
