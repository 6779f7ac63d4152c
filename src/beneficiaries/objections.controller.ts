import {
  Body,
  Controller,
  Get,
  Param,
  ParseIntPipe,
  ParseUUIDPipe,
  Post,
  Query,
} from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { IdempotentRequest } from '../platform/database/idempotency';
import { Transactions } from '../platform/database/transactions';
import { Caller, type CallerInfo } from '../platform/http/caller';
import { ApiIdempotencyKey, Once } from '../platform/http/idempotency-key';
import { May } from '../platform/http/may';
import { PageQuery } from '../platform/http/page.dto';
import { capacitiesOf } from '../spending/actor';
import { ObjectedPaymentsView, ObjectedPaymentView } from '../spending/objection.view';
import { ObjectionsQueries } from '../spending/objections.queries';
import { ObjectionsService } from '../spending/objections.service';
import { ObjectionDto } from './objections.dto';

/** 公示异议: what waits for objections, what was stopped, what was answered; and one's own voice. */
@ApiTags('公示异议')
@Controller('communities/:communityId')
export class ObjectionsController {
  constructor(
    private readonly transactions: Transactions,
    private readonly objections: ObjectionsService,
    private readonly queries: ObjectionsQueries,
  ) {}

  @Get('objections')
  @May('objection.read')
  @ApiOperation({ summary: '公示异议期内、已冻结和已办结的付款，附异议与答复' })
  @ApiOkResponse({ type: ObjectedPaymentsView })
  list(
    @Caller() me: CallerInfo,
    @Param('communityId', ParseIntPipe) communityId: number,
    @Query() page: PageQuery,
  ): Promise<ObjectedPaymentsView> {
    return this.queries.page(communityId, askingOf(me, communityId), page);
  }

  @Get('spending-objections/:requestId')
  @May('objection.read')
  @ApiOperation({ summary: '一笔付款的异议、答复和结果' })
  @ApiOkResponse({ type: ObjectedPaymentView })
  show(
    @Caller() me: CallerInfo,
    @Param('communityId', ParseIntPipe) communityId: number,
    @Param('requestId', ParseUUIDPipe) requestId: string,
  ): Promise<ObjectedPaymentView> {
    return this.queries.show(communityId, requestId, askingOf(me, communityId));
  }

  @Post('spending-objections/:requestId')
  @May('objection.raise')
  @ApiIdempotencyKey()
  @ApiOperation({ summary: '对一笔已批准、在公示期内的付款提出异议；一户一声' })
  @ApiCreatedResponse({ type: ObjectedPaymentView })
  async raise(
    @Caller() me: CallerInfo,
    @Param('communityId', ParseIntPipe) communityId: number,
    @Param('requestId', ParseUUIDPipe) id: string,
    @Once() once: IdempotentRequest,
    @Body() { text }: ObjectionDto,
  ): Promise<ObjectedPaymentView> {
    const { personId } = me;
    await this.transactions.runOnce(once, (tx) =>
      this.objections.raise(tx, { communityId, id }, { personId, text }),
    );
    return this.queries.show(communityId, id, askingOf(me, communityId));
  }

  @Post('spending-objections/:requestId/withdrawal')
  @May('objection.raise')
  @ApiIdempotencyKey()
  @ApiOperation({ summary: '撤回自己的异议；余下的异议不足时，冻结随之解除' })
  @ApiCreatedResponse({ type: ObjectedPaymentView })
  async withdraw(
    @Caller() me: CallerInfo,
    @Param('communityId', ParseIntPipe) communityId: number,
    @Param('requestId', ParseUUIDPipe) id: string,
    @Once() once: IdempotentRequest,
  ): Promise<ObjectedPaymentView> {
    await this.transactions.runOnce(once, (tx) =>
      this.objections.withdraw(tx, { communityId, id }, me.personId),
    );
    return this.queries.show(communityId, id, askingOf(me, communityId));
  }
}

function askingOf(me: CallerInfo, communityId: number) {
  return { personId: me.personId, askers: capacitiesOf(me, communityId) };
}
