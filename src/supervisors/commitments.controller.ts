import { Controller, Get, Param, ParseIntPipe, ParseUUIDPipe, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Clock } from '../platform/clock';
import { Caller, type CallerInfo } from '../platform/http/caller';
import { May } from '../platform/http/may';
import { capacitiesOf } from '../spending/actor';
import {
  CommitmentsView,
  CommitmentView,
  commitmentViewOf,
} from '../spending/commitments/commitment.view';
import { CommitmentsQueries } from '../spending/commitments/commitments.queries';
import { CommitmentsListQuery } from './commitments.dto';

/** 合同与订单, for all who take part in spending or watch it. */
@ApiTags('支出')
@Controller('communities/:communityId/commitments')
export class CommitmentListController {
  constructor(
    private readonly queries: CommitmentsQueries,
    private readonly clock: Clock,
  ) {}

  @Get()
  @May('commitment.read')
  @ApiOperation({ summary: '合同与订单：金额、已申请、已付、余额，新的在前' })
  @ApiOkResponse({ type: CommitmentsView })
  async list(
    @Caller() me: CallerInfo,
    @Param('communityId', ParseIntPipe) communityId: number,
    @Query() query: CommitmentsListQuery,
  ): Promise<CommitmentsView> {
    const found = await this.queries.list(communityId, query);
    const [askers, today] = [capacitiesOf(me, communityId), this.clock.today()];
    return { items: found.map((facts) => commitmentViewOf(facts, askers, today)) };
  }

  @Get(':id')
  @May('commitment.read')
  @ApiOperation({ summary: '一份合同或订单' })
  @ApiOkResponse({ type: CommitmentView })
  async one(
    @Caller() me: CallerInfo,
    @Param('communityId', ParseIntPipe) communityId: number,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<CommitmentView> {
    const facts = await this.queries.one(communityId, id);
    return commitmentViewOf(facts, capacitiesOf(me, communityId), this.clock.today());
  }
}
