import { Body, Controller, Get, Param, ParseIntPipe, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { chargesErrors } from '../charges/charges.errors';
import { OnlineOrders } from '../charges/online/online-orders.service';
import { OnlinePaymentsQueries } from '../charges/online/online-payments.queries';
import {
  channelViewOf,
  MyPaymentsView,
  MyPaymentView,
  myPaymentViewOf,
} from '../charges/online/online-payments.view';
import { PaymentChannels } from '../charges/online/payment-channels';
import type { IdempotentRequest } from '../platform/database/idempotency';
import { Caller, type CallerInfo } from '../platform/http/caller';
import { ApiIdempotencyKey, Once } from '../platform/http/idempotency-key';
import { May } from '../platform/http/may';
import { Money } from '../shared/money';
import { OrderPaymentDto } from './payments.dto';
import { readerOf } from './reader.rules';

/** 我家缴费: a household orders and follows its own payments, and nobody else's. */
@ApiTags('我家')
@Controller('communities/:communityId/my-charges/payments')
export class MyPaymentsController {
  constructor(
    private readonly orders: OnlineOrders,
    private readonly queries: OnlinePaymentsQueries,
    private readonly channels: PaymentChannels,
  ) {}

  @Get()
  @May('account.query')
  @ApiOperation({ summary: '我家的线上缴费记录，以及是否开通线上缴费' })
  @ApiOkResponse({ type: MyPaymentsView })
  async list(
    @Caller() me: CallerInfo,
    @Param('communityId', ParseIntPipe) communityId: number,
  ): Promise<MyPaymentsView> {
    const { unitIds } = readerOf(me, communityId);
    const payments = await this.queries.ofUnits(communityId, unitIds);
    const { current } = this.channels;
    return {
      channel: current && channelViewOf(current),
      items: payments.map(myPaymentViewOf),
    };
  }

  @Get(':paymentId')
  @May('account.query')
  @ApiOperation({ summary: '一笔线上缴费的结果' })
  @ApiOkResponse({ type: MyPaymentView })
  async one(
    @Caller() me: CallerInfo,
    @Param('communityId', ParseIntPipe) communityId: number,
    @Param('paymentId', ParseUUIDPipe) id: string,
  ): Promise<MyPaymentView> {
    const { unitIds } = readerOf(me, communityId);
    return myPaymentViewOf(await this.queries.find(communityId, { id, unitIds }));
  }

  @Post()
  @May('account.query')
  @ApiIdempotencyKey()
  @ApiOperation({ summary: '线上缴费下单：选账单，或填金额（先旧后新），都不填则缴清全部欠费' })
  @ApiCreatedResponse({ type: MyPaymentView })
  async order(
    @Caller() me: CallerInfo,
    @Param('communityId', ParseIntPipe) communityId: number,
    @Once() once: IdempotentRequest,
    @Body() { unitId, billIds = [], amount }: OrderPaymentDto,
  ): Promise<MyPaymentView> {
    const { unitIds } = readerOf(me, communityId);
    if (!unitIds.includes(unitId)) throw chargesErrors.unitUnknown();
    const wish = { billIds, amount: amount === undefined ? null : Money.yuan(amount) };
    return myPaymentViewOf(await this.orders.place(once, { unitId, wish, by: me.personId }));
  }
}
