import { Body, Controller, Param, ParseIntPipe, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { IdempotentRequest } from '../platform/database/idempotency';
import { Transactions } from '../platform/database/transactions';
import { Caller, type CallerInfo } from '../platform/http/caller';
import { ApiIdempotencyKey, Once } from '../platform/http/idempotency-key';
import { May } from '../platform/http/may';
import { BallotsService } from '../resolutions/ballots.service';
import { ProxiesService } from '../resolutions/proxies.service';
import { resolutionReaderOf } from '../resolutions/reader.rules';
import { ProxyGivenView, ResolutionView } from '../resolutions/resolution.view';
import { resolutionErrors } from '../resolutions/resolutions.errors';
import { ResolutionsQueries } from '../resolutions/resolutions.queries';
import { BallotDto, ProxyDto } from './ballots.dto';

/** 投票: an owner votes for what she owns, or lets another do it. */
@ApiTags('业主大会决议')
@Controller('communities/:communityId/resolutions/:resolutionId')
export class BallotsController {
  constructor(
    private readonly transactions: Transactions,
    private readonly ballots: BallotsService,
    private readonly proxies: ProxiesService,
    private readonly queries: ResolutionsQueries,
  ) {}

  @Post('ballots')
  @May('resolution.vote')
  @ApiIdempotencyKey()
  @ApiOperation({ summary: '投票；截止前可以改，以最后一张为准' })
  @ApiCreatedResponse({ type: ResolutionView })
  async cast(
    @Caller() me: CallerInfo,
    @Param('communityId', ParseIntPipe) communityId: number,
    @Param('resolutionId', ParseUUIDPipe) resolutionId: string,
    @Once() once: IdempotentRequest,
    @Body() { choice, voterId }: BallotDto,
  ): Promise<ResolutionView> {
    const voter = resolutionReaderOf(me, communityId);
    await this.transactions.runOnce(once, (tx) =>
      this.ballots.cast(tx, communityId, { resolutionId, voter, choice, voterId }),
    );
    return this.queries.one(communityId, resolutionId, voter);
  }

  @Post('proxies')
  @May('resolution.vote')
  @ApiIdempotencyKey()
  @ApiOperation({ summary: '委托他人代为表决（一人代理的业主数有上限）' })
  @ApiCreatedResponse({ type: ProxyGivenView })
  async give(
    @Caller() me: CallerInfo,
    @Param('communityId', ParseIntPipe) communityId: number,
    @Param('resolutionId', ParseUUIDPipe) resolutionId: string,
    @Once() once: IdempotentRequest,
    @Body() { unitId, holderName, holderPhone }: ProxyDto,
  ): Promise<ProxyGivenView> {
    const { unitIds } = resolutionReaderOf(me, communityId);
    if (!unitIds.includes(unitId)) throw resolutionErrors.unitUnknown();
    const given = { unitId, holderName, holderPhone, fileId: null, by: me.personId };
    const { result } = await this.transactions.runOnce(once, async (tx) => ({
      id: await this.proxies.give(tx, communityId, { resolutionId, ...given }),
    }));
    return result;
  }

  @Post('proxies/:proxyId/withdrawal')
  @May('resolution.vote')
  @ApiIdempotencyKey()
  @ApiOperation({ summary: '撤回委托' })
  @ApiCreatedResponse({ type: ResolutionView })
  async revoke(
    @Caller() me: CallerInfo,
    @Param('communityId', ParseIntPipe) communityId: number,
    @Param('resolutionId', ParseUUIDPipe) resolutionId: string,
    @Param('proxyId', ParseUUIDPipe) proxyId: string,
    @Once() once: IdempotentRequest,
  ): Promise<ResolutionView> {
    const voter = resolutionReaderOf(me, communityId);
    const { unitIds, personId: by } = voter;
    await this.transactions.runOnce(once, (tx) =>
      this.proxies.revoke(tx, communityId, { resolutionId, proxyId, unitIds, by }),
    );
    return this.queries.one(communityId, resolutionId, voter);
  }
}
