import {
  Body,
  Controller,
  Delete,
  Get,
  Param,
  ParseIntPipe,
  ParseUUIDPipe,
  Post,
  Query,
} from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { HandoverActsService } from '../handover/handover-acts.service';
import { actorIn } from '../handover/handover-actor';
import { HandoverQueries } from '../handover/handover.queries';
import { HandoverAheadView, HandoverLinesView, HandoverView } from '../handover/handover.view';
import type { IdempotentRequest } from '../platform/database/idempotency';
import { Transactions } from '../platform/database/transactions';
import { Acting, Caller, type CallerInfo } from '../platform/http/caller';
import { ApiIdempotencyKey, Once } from '../platform/http/idempotency-key';
import { May, SecondFactor } from '../platform/http/may';
import { PageQuery } from '../platform/http/page.dto';
import type { ActingGrant } from '../shared/posts';
import { AcceptHandoverDto, DeliverHandoverDto, HandoverObjectDto } from './handover.dto';

/** 移交与接收: by the firm that goes, and by the one that comes. */
@ApiTags('受托期限与交接')
@Controller('communities/:communityId/handovers/:handoverId')
export class HandoverController {
  constructor(
    private readonly transactions: Transactions,
    private readonly acts: HandoverActsService,
    private readonly queries: HandoverQueries,
  ) {}

  @Get('ahead')
  @May('handover.prepare')
  @ApiOperation({ summary: '各份清单现在的项数和合计：届满时按当时的账簿封存' })
  @ApiOkResponse({ type: HandoverAheadView })
  ahead(
    @Param('communityId', ParseIntPipe) communityId: number,
    @Param('handoverId', ParseUUIDPipe) id: string,
  ): Promise<HandoverAheadView> {
    return this.queries.ahead({ communityId, id });
  }

  @Get('household-lists/:list')
  @May('charges.household')
  @ApiOperation({ summary: '涉及各户和他人账户的清单，逐行' })
  @ApiOkResponse({ type: HandoverLinesView })
  lines(
    @Param('communityId', ParseIntPipe) communityId: number,
    @Param('handoverId', ParseUUIDPipe) id: string,
    @Param('list') list: string,
    @Query() page: PageQuery,
  ): Promise<HandoverLinesView> {
    return this.queries.lines({ communityId, id }, list, page, 'parties');
  }

  @Post('objects')
  @May('handover.prepare')
  @ApiIdempotencyKey()
  @ApiOperation({ summary: '登记一件要移交的实物、钥匙或资料' })
  @ApiCreatedResponse({ type: HandoverView })
  async add(
    @Caller() me: CallerInfo,
    @Acting() acting: ActingGrant,
    @Param('communityId', ParseIntPipe) communityId: number,
    @Param('handoverId', ParseUUIDPipe) id: string,
    @Once() once: IdempotentRequest,
    @Body() { place = '', ...thing }: HandoverObjectDto,
  ): Promise<HandoverView> {
    await this.transactions.runOnce(once, (tx) =>
      this.acts.addThing(tx, { communityId, id }, { ...thing, place }, actorIn(me, acting)),
    );
    return this.queries.show({ communityId, id });
  }

  @Delete('objects/:objectId')
  @May('handover.prepare')
  @ApiOperation({ summary: '移交之前，从清单上移除一件' })
  @ApiOkResponse({ type: HandoverView })
  async remove(
    @Caller() me: CallerInfo,
    @Acting() acting: ActingGrant,
    @Param('communityId', ParseIntPipe) communityId: number,
    @Param('handoverId', ParseUUIDPipe) id: string,
    @Param('objectId', ParseUUIDPipe) objectId: string,
  ): Promise<HandoverView> {
    await this.transactions.run(communityId, (tx) =>
      this.acts.removeThing(tx, { communityId, id }, objectId, actorIn(me, acting)),
    );
    return this.queries.show({ communityId, id });
  }

  @Post('delivery')
  @May('handover.deliver')
  @SecondFactor()
  @ApiIdempotencyKey()
  @ApiOperation({ summary: '移交：届满之前由原受托人的项目经理确认清单' })
  @ApiCreatedResponse({ type: HandoverView })
  async deliver(
    @Caller() me: CallerInfo,
    @Acting() acting: ActingGrant,
    @Param('communityId', ParseIntPipe) communityId: number,
    @Param('handoverId', ParseUUIDPipe) id: string,
    @Once() once: IdempotentRequest,
    @Body() { note = '' }: DeliverHandoverDto,
  ): Promise<HandoverView> {
    await this.transactions.runOnce(once, (tx) =>
      this.acts.deliver(tx, { communityId, id }, note, actorIn(me, acting)),
    );
    return this.queries.show({ communityId, id });
  }

  @Post('acceptances')
  @May('handover.accept')
  @SecondFactor()
  @ApiIdempotencyKey()
  @ApiOperation({ summary: '接收：届满之后由新受托人的项目经理逐项接收，可注明保留' })
  @ApiCreatedResponse({ type: HandoverView })
  async accept(
    @Caller() me: CallerInfo,
    @Acting() acting: ActingGrant,
    @Param('communityId', ParseIntPipe) communityId: number,
    @Param('handoverId', ParseUUIDPipe) id: string,
    @Once() once: IdempotentRequest,
    @Body() { items }: AcceptHandoverDto,
  ): Promise<HandoverView> {
    const accepted = items.map(({ note = '', ...item }) => ({ ...item, note }));
    await this.transactions.runOnce(once, (tx) =>
      this.acts.accept(tx, { communityId, id }, accepted, actorIn(me, acting)),
    );
    return this.queries.show({ communityId, id });
  }
}
