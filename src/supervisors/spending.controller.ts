import { Controller, Get, Param, ParseIntPipe, ParseUUIDPipe, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Caller, type CallerInfo } from '../platform/http/caller';
import { May } from '../platform/http/may';
import { Versioned } from '../platform/http/version';
import { capacitiesOf } from '../spending/actor';
import { SpendingQueries } from '../spending/spending.queries';
import { SpendingDetailView, SpendingPageView } from '../spending/spending.view';
import { SpendingListQuery } from './spending.dto';

/** 支出, for all who take part in it or watch it: both parties, the supervisors, the auditor. */
@ApiTags('支出')
@Controller('communities/:communityId/spending')
export class SpendingController {
  constructor(private readonly queries: SpendingQueries) {}

  @Get()
  @May('spending.read')
  @ApiOperation({ summary: '支出申请，新的在前' })
  list(
    @Caller() me: CallerInfo,
    @Param('communityId', ParseIntPipe) communityId: number,
    @Query() { state, q, cursor, limit }: SpendingListQuery,
  ): Promise<SpendingPageView> {
    const filter = { states: state, q, cursor, limit };
    return this.queries.page(communityId, capacitiesOf(me, communityId), filter);
  }

  @Get(':id')
  @May('spending.read')
  @Versioned()
  @ApiOperation({ summary: '一笔支出的全过程：申请、比价、票据、每一步的经手人' })
  show(
    @Caller() me: CallerInfo,
    @Param('communityId', ParseIntPipe) communityId: number,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<SpendingDetailView> {
    return this.queries.detail(communityId, id, capacitiesOf(me, communityId));
  }
}
