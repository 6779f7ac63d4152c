import { Controller, Get, Param, ParseIntPipe, ParseUUIDPipe, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Caller, type CallerInfo } from '../platform/http/caller';
import { May } from '../platform/http/may';
import { PageQuery } from '../platform/http/page.dto';
import { capacitiesOf } from '../spending/actor';
import { EmergenciesQueries } from '../spending/emergencies.queries';
import { EmergenciesView, EmergencyView } from '../spending/emergency.view';

/** 应急支出, in public from the moment of the submission: grounds, sum, clock, and how it ended. */
@ApiTags('应急支出')
@Controller('communities/:communityId/emergencies')
export class EmergenciesController {
  constructor(private readonly queries: EmergenciesQueries) {}

  @Get()
  @May('emergency.read')
  @ApiOperation({ summary: '应急支出：理由、金额、追认期限和结果' })
  @ApiOkResponse({ type: EmergenciesView })
  list(
    @Caller() me: CallerInfo,
    @Param('communityId', ParseIntPipe) communityId: number,
    @Query() page: PageQuery,
  ): Promise<EmergenciesView> {
    return this.queries.page(communityId, askingOf(me, communityId), page);
  }

  @Get(':requestId')
  @May('emergency.read')
  @ApiOperation({ summary: '一笔应急支出' })
  @ApiOkResponse({ type: EmergencyView })
  show(
    @Caller() me: CallerInfo,
    @Param('communityId', ParseIntPipe) communityId: number,
    @Param('requestId', ParseUUIDPipe) requestId: string,
  ): Promise<EmergencyView> {
    return this.queries.show(communityId, requestId, askingOf(me, communityId));
  }
}

function askingOf(me: CallerInfo, communityId: number) {
  return { personId: me.personId, askers: capacitiesOf(me, communityId) };
}
