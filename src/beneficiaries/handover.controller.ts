import { Controller, Get, Param, ParseIntPipe, ParseUUIDPipe, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { HandoverQueries } from '../handover/handover.queries';
import { HandoverLinesView, HandoversView } from '../handover/handover.view';
import { May } from '../platform/http/may';
import { PageQuery } from '../platform/http/page.dto';

/** 受托期限与交接, for everybody who belongs to the community. */
@ApiTags('受托期限与交接')
@Controller('communities/:communityId/handovers')
export class HandoversController {
  constructor(private readonly queries: HandoverQueries) {}

  @Get()
  @May('handover.read')
  @ApiOperation({ summary: '历任受托人，以及每次交接的进度、封账和清单合计' })
  @ApiOkResponse({ type: HandoversView })
  list(@Param('communityId', ParseIntPipe) communityId: number): Promise<HandoversView> {
    return this.queries.all(communityId);
  }

  @Get(':handoverId/lists/:list')
  @May('handover.read')
  @ApiOperation({ summary: '一份公开的交接清单，逐行' })
  @ApiOkResponse({ type: HandoverLinesView })
  lines(
    @Param('communityId', ParseIntPipe) communityId: number,
    @Param('handoverId', ParseUUIDPipe) id: string,
    @Param('list') list: string,
    @Query() page: PageQuery,
  ): Promise<HandoverLinesView> {
    return this.queries.lines({ communityId, id }, list, page, 'public');
  }
}
