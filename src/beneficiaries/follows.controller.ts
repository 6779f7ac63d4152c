import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  Param,
  ParseIntPipe,
  ParseUUIDPipe,
  Post,
  Query,
} from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import { FollowedView, FollowsView, followViewOf } from '../notices/follow.view';
import { FollowsQueries } from '../notices/follows.queries';
import { FollowsService } from '../notices/follows.service';
import type { IdempotentRequest } from '../platform/database/idempotency';
import { Transactions } from '../platform/database/transactions';
import { Caller, type CallerInfo } from '../platform/http/caller';
import { ApiIdempotencyKey, Once } from '../platform/http/idempotency-key';
import { May } from '../platform/http/may';
import { FollowBody, FollowsQuery } from './notices.dto';

/** 我的关注: what a person wants to be told of; nobody else sees it. */
@ApiTags('关注与通知')
@Controller('communities/:communityId/follows')
export class FollowsController {
  constructor(
    private readonly follows: FollowsQueries,
    private readonly service: FollowsService,
    private readonly transactions: Transactions,
  ) {}

  @Get()
  @May('account.query')
  @ApiOperation({ summary: '我关注的内容；按内容查询时，有一项即为已关注' })
  @ApiOkResponse({ type: FollowsView })
  async list(
    @Caller() { personId }: CallerInfo,
    @Param('communityId', ParseIntPipe) communityId: number,
    @Query() query: FollowsQuery,
  ): Promise<FollowsView> {
    const items = await this.follows.mine(communityId, personId, query);
    return { items: items.map(followViewOf) };
  }

  @Post()
  @May('account.query')
  @ApiIdempotencyKey()
  @ApiOperation({ summary: '关注一个预算项目、收款单位、金额、质询、月度公示或全部动态' })
  @ApiCreatedResponse({ type: FollowedView })
  async follow(
    @Caller() { personId }: CallerInfo,
    @Param('communityId', ParseIntPipe) communityId: number,
    @Once() once: IdempotentRequest,
    @Body() body: FollowBody,
  ): Promise<FollowedView> {
    const { result } = await this.transactions.runOnce(once, async (tx) => ({
      id: await this.service.follow(tx, communityId, personId, body),
    }));
    return result;
  }

  @Delete(':followId')
  @HttpCode(204)
  @May('account.query')
  @ApiOperation({ summary: '取消关注' })
  @ApiNoContentResponse()
  async drop(
    @Caller() { personId }: CallerInfo,
    @Param('communityId', ParseIntPipe) communityId: number,
    @Param('followId', ParseUUIDPipe) followId: string,
  ): Promise<void> {
    await this.transactions.run(communityId, (tx) =>
      this.service.drop(tx, communityId, personId, followId),
    );
  }
}
