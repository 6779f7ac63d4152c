import { Controller, Get, Param, ParseIntPipe, ParseUUIDPipe } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Caller, type CallerInfo } from '../platform/http/caller';
import { May } from '../platform/http/may';
import { distributionViewOf, surplusFundViewOf } from '../surplus/surplus-views';
import { SurplusQueries } from '../surplus/surplus.queries';
import { SurplusDistributionsView, SurplusDistributionView } from '../surplus/surplus.view';
import { readerOf } from './reader.rules';

/** 结余分配, as everybody may read it: the sums, and one's own line. */
@ApiTags('决算与结余')
@Controller('communities/:communityId/surplus-distributions')
export class PublicSurplusController {
  constructor(private readonly queries: SurplusQueries) {}

  @Get()
  @May('budget.read')
  @ApiOperation({ summary: '结余分配：方案、决定、入账凭证和我家的一份；各基金可分配结余' })
  @ApiOkResponse({ type: SurplusDistributionsView })
  async list(
    @Caller() me: CallerInfo,
    @Param('communityId', ParseIntPipe) communityId: number,
  ): Promise<SurplusDistributionsView> {
    const { unitIds } = readerOf(me, communityId);
    const items = await this.queries.list(communityId, unitIds);
    const funds = await this.queries.available(communityId);
    return {
      items: items.map((each) => distributionViewOf(each, me, communityId)),
      funds: funds.map(surplusFundViewOf),
    };
  }

  @Get(':distributionId')
  @May('budget.read')
  @ApiOperation({ summary: '一次结余分配' })
  @ApiOkResponse({ type: SurplusDistributionView })
  async one(
    @Caller() me: CallerInfo,
    @Param('communityId', ParseIntPipe) communityId: number,
    @Param('distributionId', ParseUUIDPipe) id: string,
  ): Promise<SurplusDistributionView> {
    const { unitIds } = readerOf(me, communityId);
    return distributionViewOf(await this.queries.one(communityId, id, unitIds), me, communityId);
  }
}
