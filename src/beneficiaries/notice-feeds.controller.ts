import {
  Controller,
  Delete,
  Get,
  HttpCode,
  Param,
  ParseIntPipe,
  Post,
  Req,
  Res,
} from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { createHash } from 'node:crypto';
import { FeedMadeView, NoticeFeedView } from '../notices/feed/feed.view';
import { FeedsQueries } from '../notices/feed/feeds.queries';
import { FeedsService } from '../notices/feed/feeds.service';
import type { IdempotentRequest } from '../platform/database/idempotency';
import { Transactions } from '../platform/database/transactions';
import { ApiFile } from '../platform/http/api-answers';
import { Caller, type CallerInfo } from '../platform/http/caller';
import { ApiIdempotencyKey, Once } from '../platform/http/idempotency-key';
import { May, Public } from '../platform/http/may';

const ATOM = 'application/atom+xml';

/** Atom 订阅: a secret address, and what stands behind it. */
@ApiTags('关注与通知')
@Controller()
export class NoticeFeedsController {
  constructor(
    private readonly feeds: FeedsQueries,
    private readonly service: FeedsService,
    private readonly transactions: Transactions,
  ) {}

  @Get('communities/:communityId/notice-feed')
  @May('account.query')
  @ApiOperation({ summary: '我的订阅地址（Atom），不要转给别人' })
  @ApiOkResponse({ type: NoticeFeedView })
  async show(
    @Caller() { personId }: CallerInfo,
    @Param('communityId', ParseIntPipe) communityId: number,
  ): Promise<NoticeFeedView> {
    const { url, madeAt } = await this.feeds.mine(communityId, personId);
    return { url, madeAt: madeAt?.toISOString() ?? null };
  }

  @Post('communities/:communityId/notice-feed')
  @May('account.query')
  @ApiIdempotencyKey()
  @ApiOperation({ summary: '生成或更换订阅地址；原来的地址立即失效' })
  @ApiCreatedResponse({ type: FeedMadeView })
  async renew(
    @Caller() { personId }: CallerInfo,
    @Param('communityId', ParseIntPipe) communityId: number,
    @Once() once: IdempotentRequest,
  ): Promise<FeedMadeView> {
    // the answer is kept for repeats, so the secret is not in it: it is read by GET
    const { result } = await this.transactions.runOnce(once, async (tx) => ({
      madeAt: (await this.service.renew(tx, communityId, personId)).toISOString(),
    }));
    return result;
  }

  @Delete('communities/:communityId/notice-feed')
  @HttpCode(204)
  @May('account.query')
  @ApiOperation({ summary: '停用订阅地址' })
  @ApiNoContentResponse()
  async shut(
    @Caller() { personId }: CallerInfo,
    @Param('communityId', ParseIntPipe) communityId: number,
  ): Promise<void> {
    await this.transactions.run(communityId, (tx) => this.service.shut(tx, communityId, personId));
  }

  @Get('feeds/:token.atom')
  @Public()
  @ApiOperation({ summary: '订阅（Atom）：只有地址主人关注的内容' })
  @ApiFile(ATOM)
  async atom(
    @Param('token') token: string,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const text = await this.feeds.atom(token);
    const tag = `"${createHash('sha256').update(text).digest('hex')}"`;
    // asked again and again by feed readers: nothing is sent that they have
    response.set({ ETag: tag, 'Cache-Control': 'private, no-cache' });
    if (request.get('if-none-match') === tag) response.status(304).end();
    else response.type(ATOM).send(text);
  }
}
