import { Body, Controller, Param, ParseIntPipe, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { IdempotentRequest } from '../platform/database/idempotency';
import { Transactions } from '../platform/database/transactions';
import { Acting, Caller, type CallerInfo } from '../platform/http/caller';
import { ApiIdempotencyKey, Once } from '../platform/http/idempotency-key';
import { May, SecondFactor } from '../platform/http/may';
import type { ActingGrant } from '../shared/posts';
import { actorOf, capacitiesOf } from '../spending/actor';
import { ApprovalsService } from '../spending/approvals.service';
import { PaymentsService } from '../spending/payments.service';
import { SpendingQueries } from '../spending/spending.queries';
import { PaidView, SpendingDetailView } from '../spending/spending.view';
import { paidViewOf } from '../spending/spending-views';
import { bankSlipOf } from './spending-content';
import { OrderDto, PaymentDto, ReviewDto } from './spending.dto';

/** 审核, 付款单, 付款登记: the firm's own steps with a second factor. */
@ApiTags('支出')
@Controller('communities/:communityId/spending/:id')
export class PaymentsController {
  constructor(
    private readonly transactions: Transactions,
    private readonly approvals: ApprovalsService,
    private readonly payments: PaymentsService,
    private readonly queries: SpendingQueries,
  ) {}

  @Post('review')
  @May('spending.review')
  @SecondFactor()
  @ApiIdempotencyKey()
  @ApiOperation({ summary: '物业审核支出：同意或退回' })
  async review(
    @Caller() me: CallerInfo,
    @Acting() acting: ActingGrant,
    @Param('communityId', ParseIntPipe) communityId: number,
    @Param('id', ParseUUIDPipe) id: string,
    @Once() once: IdempotentRequest,
    @Body() decision: ReviewDto,
  ): Promise<SpendingDetailView> {
    await this.transactions.runOnce(once, (tx) =>
      this.approvals.review(tx, { communityId, id }, actorOf(me, acting), decision),
    );
    return this.queries.detail(communityId, id, capacitiesOf(me, communityId));
  }

  @Post('order')
  @May('spending.order')
  @SecondFactor()
  @ApiIdempotencyKey()
  @ApiOperation({ summary: '制付款单：从哪个信托专户付' })
  async order(
    @Caller() me: CallerInfo,
    @Acting() acting: ActingGrant,
    @Param('communityId', ParseIntPipe) communityId: number,
    @Param('id', ParseUUIDPipe) id: string,
    @Once() once: IdempotentRequest,
    @Body() body: OrderDto,
  ): Promise<SpendingDetailView> {
    await this.transactions.runOnce(once, (tx) =>
      this.payments.order(tx, { communityId, id }, actorOf(me, acting), body),
    );
    return this.queries.detail(communityId, id, capacitiesOf(me, communityId));
  }

  /** What the bank has paid goes into the books in the same transaction. */
  @Post('payment')
  @May('spending.pay')
  @SecondFactor()
  @ApiIdempotencyKey()
  @ApiOperation({ summary: '登记银行付款并记账：付款和凭证同时生效' })
  async pay(
    @Caller() me: CallerInfo,
    @Acting() acting: ActingGrant,
    @Param('communityId', ParseIntPipe) communityId: number,
    @Param('id', ParseUUIDPipe) id: string,
    @Once() once: IdempotentRequest,
    @Body() body: PaymentDto,
  ): Promise<PaidView> {
    const slip = bankSlipOf(body);
    const { result } = await this.transactions.runOnce(once, async (tx) =>
      paidViewOf(await this.payments.pay(tx, { communityId, id }, actorOf(me, acting), slip)),
    );
    return result;
  }
}
