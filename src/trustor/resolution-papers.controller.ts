import { Body, Controller, Param, ParseIntPipe, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { IdempotentRequest } from '../platform/database/idempotency';
import { Transactions } from '../platform/database/transactions';
import { Caller, type CallerInfo } from '../platform/http/caller';
import { ApiIdempotencyKey, Once } from '../platform/http/idempotency-key';
import { May, SecondFactor } from '../platform/http/may';
import { OfficialResultsService } from '../resolutions/official-results.service';
import { ProxiesService } from '../resolutions/proxies.service';
import { resolutionReaderOf } from '../resolutions/reader.rules';
import { ProxyGivenView, ResolutionView } from '../resolutions/resolution.view';
import { ResolutionsQueries } from '../resolutions/resolutions.queries';
import { OfficialResultDto, PaperProxyDto } from './resolutions.dto';

/** What comes to a vote on paper: powers of attorney, and the result of the town's own system. */
@ApiTags('业主大会决议')
@Controller('communities/:communityId/resolutions/:resolutionId')
export class ResolutionPapersController {
  constructor(
    private readonly transactions: Transactions,
    private readonly proxies: ProxiesService,
    private readonly official: OfficialResultsService,
    private readonly queries: ResolutionsQueries,
  ) {}

  @Post('paper-proxies')
  @May('resolution.count')
  @ApiIdempotencyKey()
  @ApiOperation({ summary: '登记一份纸质授权委托书' })
  @ApiCreatedResponse({ type: ProxyGivenView })
  async give(
    @Caller() me: CallerInfo,
    @Param('communityId', ParseIntPipe) communityId: number,
    @Param('resolutionId', ParseUUIDPipe) resolutionId: string,
    @Once() once: IdempotentRequest,
    @Body() body: PaperProxyDto,
  ): Promise<ProxyGivenView> {
    const { unitId, holderName, holderPhone, fileId } = body;
    const given = { resolutionId, unitId, holderName, holderPhone, fileId, by: me.personId };
    const { result } = await this.transactions.runOnce(once, async (tx) => ({
      id: await this.proxies.give(tx, communityId, given),
    }));
    return result;
  }

  @Post('official-result')
  @May('resolution.close')
  @SecondFactor()
  @ApiIdempotencyKey()
  @ApiOperation({ summary: '登记官方系统的表决结果，以它为准' })
  @ApiCreatedResponse({ type: ResolutionView })
  async enter(
    @Caller() me: CallerInfo,
    @Param('communityId', ParseIntPipe) communityId: number,
    @Param('resolutionId', ParseUUIDPipe) id: string,
    @Once() once: IdempotentRequest,
    @Body() { passed, tallies, reference, fileId }: OfficialResultDto,
  ): Promise<ResolutionView> {
    const said = { passed, tallies: tallies ?? null, reference, fileId };
    const result = { id, ...said, by: me.personId };
    await this.transactions.runOnce(once, (tx) => this.official.enter(tx, communityId, result));
    return this.queries.one(communityId, id, resolutionReaderOf(me, communityId));
  }
}
