import { Body, Controller, Param, ParseIntPipe, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { IdempotentRequest } from '../platform/database/idempotency';
import { Transactions } from '../platform/database/transactions';
import { Acting, Caller, type CallerInfo } from '../platform/http/caller';
import { ApiIdempotencyKey, Once } from '../platform/http/idempotency-key';
import { May, SecondFactor } from '../platform/http/may';
import type { ActingGrant } from '../shared/posts';
import { actorOf, capacitiesOf } from '../spending/actor';
import { PaymentsService } from '../spending/payments.service';
import { SpendingQueries } from '../spending/spending.queries';
import { SpendingDetailView } from '../spending/spending.view';
import { DecisionDto } from './decision.dto';

/** 放行: the second key, always the trustor's. A no takes a release back while nothing was paid. */
@ApiTags('支出')
@Controller('communities/:communityId/spending/:id/release')
export class ReleasePaymentsController {
  constructor(
    private readonly transactions: Transactions,
    private readonly payments: PaymentsService,
    private readonly queries: SpendingQueries,
  ) {}

  @Post()
  @May('spending.release')
  @SecondFactor()
  @ApiIdempotencyKey()
  @ApiOperation({ summary: '第二把钥匙：放行付款；付款之前可以收回放行' })
  async release(
    @Caller() me: CallerInfo,
    @Acting() acting: ActingGrant,
    @Param('communityId', ParseIntPipe) communityId: number,
    @Param('id', ParseUUIDPipe) id: string,
    @Once() once: IdempotentRequest,
    @Body() decision: DecisionDto,
  ): Promise<SpendingDetailView> {
    await this.transactions.runOnce(once, (tx) =>
      this.payments.release(tx, { communityId, id }, actorOf(me, acting), decision),
    );
    return this.queries.detail(communityId, id, capacitiesOf(me, communityId));
  }
}
