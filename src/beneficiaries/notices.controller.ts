import { Body, Controller, Get, HttpCode, Param, ParseIntPipe, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { NoticesView, noticesViewOf, UnreadView } from '../notices/notice.view';
import { NoticesQueries } from '../notices/notices.queries';
import { NoticesService } from '../notices/notices.service';
import { Transactions } from '../platform/database/transactions';
import { Caller, type CallerInfo } from '../platform/http/caller';
import { May } from '../platform/http/may';
import { PageQuery } from '../platform/http/page.dto';
import { NoticesReadBody } from './notices.dto';

/** 消息: what happened to what a person follows. */
@ApiTags('关注与通知')
@Controller('communities/:communityId/notices')
export class NoticesController {
  constructor(
    private readonly notices: NoticesQueries,
    private readonly service: NoticesService,
    private readonly transactions: Transactions,
  ) {}

  @Get()
  @May('account.query')
  @ApiOperation({ summary: '我的消息，新的在前，以及未读的条数' })
  @ApiOkResponse({ type: NoticesView })
  async list(
    @Caller() { personId }: CallerInfo,
    @Param('communityId', ParseIntPipe) communityId: number,
    @Query() query: PageQuery,
  ): Promise<NoticesView> {
    return noticesViewOf(await this.notices.page(communityId, personId, query));
  }

  @Post('read')
  @HttpCode(200)
  @May('account.query')
  @ApiOperation({ summary: '标为已读：一条，或全部' })
  @ApiOkResponse({ type: UnreadView })
  async read(
    @Caller() { personId }: CallerInfo,
    @Param('communityId', ParseIntPipe) communityId: number,
    @Body() { id: eventId }: NoticesReadBody,
  ): Promise<UnreadView> {
    const unread = await this.transactions.run(communityId, (tx) =>
      eventId === undefined
        ? this.service.readAll(tx, communityId, personId)
        : this.service.read(tx, communityId, { personId, eventId }),
    );
    return { unread };
  }
}
