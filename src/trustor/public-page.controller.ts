import { Body, Controller, Param, ParseIntPipe, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { PublicPageQueries } from '../disclosure/public-page/public-page.queries';
import { PublicPageService } from '../disclosure/public-page/public-page.service';
import { PublicPageStateView } from '../disclosure/public-page/public-page.view';
import type { IdempotentRequest } from '../platform/database/idempotency';
import { Transactions } from '../platform/database/transactions';
import { Caller, type CallerInfo } from '../platform/http/caller';
import { ApiIdempotencyKey, Once } from '../platform/http/idempotency-key';
import { May, SecondFactor } from '../platform/http/may';
import { ClosePublicPageDto, OpenPublicPageDto, ProposePublicPageDto } from './public-page.dto';

/** 公开页: what everybody may see is for the owners to resolve; the chair carries it out. */
@ApiTags('公开页')
@Controller('communities/:communityId/public-page')
export class PublishPageController {
  constructor(
    private readonly transactions: Transactions,
    private readonly service: PublicPageService,
    private readonly queries: PublicPageQueries,
  ) {}

  @Post()
  @May('open-data.publish')
  @ApiIdempotencyKey()
  @ApiOperation({ summary: '提议公开：之后以它为事项发起业主大会表决' })
  @ApiCreatedResponse({ type: PublicPageStateView })
  async propose(
    @Caller() { personId: by }: CallerInfo,
    @Param('communityId', ParseIntPipe) communityId: number,
    @Once() once: IdempotentRequest,
    @Body() { licence, reason }: ProposePublicPageDto,
  ): Promise<PublicPageStateView> {
    await this.transactions.runOnce(once, (tx) =>
      this.service.propose(tx, communityId, { licence, reason, by }),
    );
    return this.queries.state(communityId);
  }

  @Post(':pageId/opening')
  @May('open-data.publish')
  @SecondFactor()
  @ApiIdempotencyKey()
  @ApiOperation({ summary: '按通过的业主大会决议打开公开页' })
  @ApiCreatedResponse({ type: PublicPageStateView })
  async open(
    @Caller() { personId: by }: CallerInfo,
    @Param('communityId', ParseIntPipe) communityId: number,
    @Param('pageId', ParseUUIDPipe) id: string,
    @Once() once: IdempotentRequest,
    @Body() { resolutionId }: OpenPublicPageDto,
  ): Promise<PublicPageStateView> {
    await this.transactions.runOnce(once, (tx) =>
      this.service.open(tx, communityId, { id, resolutionId, by }),
    );
    return this.queries.state(communityId);
  }

  @Post(':pageId/closing')
  @May('open-data.publish')
  @SecondFactor()
  @ApiIdempotencyKey()
  @ApiOperation({ summary: '关闭公开页，或收回公开的提议' })
  @ApiCreatedResponse({ type: PublicPageStateView })
  async close(
    @Caller() { personId: by }: CallerInfo,
    @Param('communityId', ParseIntPipe) communityId: number,
    @Param('pageId', ParseUUIDPipe) id: string,
    @Once() once: IdempotentRequest,
    @Body() { reason }: ClosePublicPageDto,
  ): Promise<PublicPageStateView> {
    await this.transactions.runOnce(once, (tx) =>
      this.service.close(tx, communityId, { id, reason, by }),
    );
    return this.queries.state(communityId);
  }
}
