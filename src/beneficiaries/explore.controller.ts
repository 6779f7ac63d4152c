import { Controller, Get, Param, ParseIntPipe, Query, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { sendExport } from '../ledger/export';
import { ApiPageOrFile } from '../platform/http/api-answers';
import { May } from '../platform/http/may';
import { ExploreQueries } from '../queryable-account/explore/explore.queries';
import {
  exploreExport,
  ExploreView,
  exploreViewOf,
} from '../queryable-account/explore/explore.view';
import { flowRange } from '../queryable-account/range.rules';
import { ExploreQuery } from './explore.dto';

/** 看看钱. */
@ApiTags('可查询账户')
@Controller('communities/:communityId')
export class ExploreController {
  constructor(private readonly queries: ExploreQueries) {}

  @Get('explore')
  @May('account.query')
  @ApiOperation({
    summary: '按用途、对方、预算项目或月份看钱，与上期、去年同期比较；format=csv 或 xlsx 时下载',
  })
  @ApiPageOrFile(ExploreView)
  async explore(
    @Param('communityId', ParseIntPipe) communityId: number,
    @Query() query: ExploreQuery,
    @Res() response: Response,
  ): Promise<void> {
    const { side, by, asOf, format } = query;
    const asked = { ...flowRange(query), side, by, asOf };
    const explored = await this.queries.explore(communityId, asked);
    if (format) await sendExport(response, format, exploreExport(explored));
    else response.json(exploreViewOf(explored));
  }
}
