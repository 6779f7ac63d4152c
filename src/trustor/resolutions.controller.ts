import { Body, Controller, Param, ParseIntPipe, ParseUUIDPipe, Post, Put } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { IdempotentRequest } from '../platform/database/idempotency';
import { Transactions } from '../platform/database/transactions';
import { Caller, type CallerInfo } from '../platform/http/caller';
import { ApiIdempotencyKey, Once } from '../platform/http/idempotency-key';
import { May, SecondFactor } from '../platform/http/may';
import { resolutionReaderOf } from '../resolutions/reader.rules';
import { ResolutionView } from '../resolutions/resolution.view';
import { ResolutionsQueries } from '../resolutions/resolutions.queries';
import { ResolutionsService } from '../resolutions/resolutions.service';
import { day } from '../shared/day';
import { resolutionContentOf } from './resolution-content';
import { ResolutionDto, SecondCallDto } from './resolutions.dto';

/** 业主大会决议: the committee drafts, its chair announces and counts. */
@ApiTags('业主大会决议')
@Controller('communities/:communityId/resolutions')
export class ResolutionsController {
  constructor(
    private readonly transactions: Transactions,
    private readonly service: ResolutionsService,
    private readonly queries: ResolutionsQueries,
  ) {}

  @Post()
  @May('resolution.draft')
  @ApiIdempotencyKey()
  @ApiOperation({ summary: '起草决议' })
  @ApiCreatedResponse({ type: ResolutionView })
  async draft(
    @Caller() me: CallerInfo,
    @Param('communityId', ParseIntPipe) communityId: number,
    @Once() once: IdempotentRequest,
    @Body() body: ResolutionDto,
  ): Promise<ResolutionView> {
    const drafted = { content: resolutionContentOf(body), by: me.personId };
    const { result: id } = await this.transactions.runOnce(once, (tx) =>
      this.service.draft(tx, communityId, drafted),
    );
    return this.queries.one(communityId, id, resolutionReaderOf(me, communityId));
  }

  @Put(':resolutionId')
  @May('resolution.draft')
  @ApiOperation({ summary: '修改决议草案；公告后不能再改' })
  @ApiOkResponse({ type: ResolutionView })
  async change(
    @Caller() me: CallerInfo,
    @Param('communityId', ParseIntPipe) communityId: number,
    @Param('resolutionId', ParseUUIDPipe) id: string,
    @Body() body: ResolutionDto,
  ): Promise<ResolutionView> {
    const content = resolutionContentOf(body);
    await this.transactions.run(communityId, (tx) =>
      this.service.change(tx, communityId, { id, content }),
    );
    return this.queries.one(communityId, id, resolutionReaderOf(me, communityId));
  }

  @Post(':resolutionId/announcement')
  @May('resolution.announce')
  @SecondFactor()
  @ApiIdempotencyKey()
  @ApiOperation({ summary: '公告决议：内容和当日业主名册就此固定' })
  @ApiCreatedResponse({ type: ResolutionView })
  async announce(
    @Caller() me: CallerInfo,
    @Param('communityId', ParseIntPipe) communityId: number,
    @Param('resolutionId', ParseUUIDPipe) id: string,
    @Once() once: IdempotentRequest,
  ): Promise<ResolutionView> {
    await this.transactions.runOnce(once, (tx) =>
      this.service.announce(tx, communityId, { id, by: me.personId }),
    );
    return this.queries.one(communityId, id, resolutionReaderOf(me, communityId));
  }

  @Post(':resolutionId/closing')
  @May('resolution.close')
  @SecondFactor()
  @ApiIdempotencyKey()
  @ApiOperation({ summary: '计票：截止之后，或全体业主都已投票时' })
  @ApiCreatedResponse({ type: ResolutionView })
  async close(
    @Caller() me: CallerInfo,
    @Param('communityId', ParseIntPipe) communityId: number,
    @Param('resolutionId', ParseUUIDPipe) id: string,
    @Once() once: IdempotentRequest,
  ): Promise<ResolutionView> {
    await this.transactions.runOnce(once, (tx) =>
      this.service.close(tx, communityId, { id, by: me.personId }),
    );
    return this.queries.one(communityId, id, resolutionReaderOf(me, communityId));
  }

  @Post(':resolutionId/second-call')
  @May('resolution.draft')
  @ApiIdempotencyKey()
  @ApiOperation({ summary: '再次召集：参与不足的表决按原文另行起草' })
  @ApiCreatedResponse({ type: ResolutionView })
  async callAgain(
    @Caller() me: CallerInfo,
    @Param('communityId', ParseIntPipe) communityId: number,
    @Param('resolutionId', ParseUUIDPipe) id: string,
    @Once() once: IdempotentRequest,
    @Body() { opensOn, closesOn }: SecondCallDto,
  ): Promise<ResolutionView> {
    const term = { opensOn: day(opensOn), closesOn: day(closesOn) };
    const { result: again } = await this.transactions.runOnce(once, (tx) =>
      this.service.callAgain(tx, communityId, { id, by: me.personId, ...term }),
    );
    return this.queries.one(communityId, again, resolutionReaderOf(me, communityId));
  }
}
