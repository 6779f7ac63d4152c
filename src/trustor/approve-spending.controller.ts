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
import { SpendingQueries } from '../spending/spending.queries';
import { SpendingDetailView } from '../spending/spending.view';
import { DecisionDto } from './decision.dto';

/** 业委会批准: after the firm's review, and after the consultation where the contract asks for one. */
@ApiTags('支出')
@Controller('communities/:communityId/spending/:id/approval')
export class ApproveSpendingController {
  constructor(
    private readonly transactions: Transactions,
    private readonly approvals: ApprovalsService,
    private readonly queries: SpendingQueries,
  ) {}

  @Post()
  @May('spending.approve')
  @SecondFactor()
  @ApiIdempotencyKey()
  @ApiOperation({ summary: '业委会同意或退回一笔支出' })
  async approve(
    @Caller() me: CallerInfo,
    @Acting() acting: ActingGrant,
    @Param('communityId', ParseIntPipe) communityId: number,
    @Param('id', ParseUUIDPipe) id: string,
    @Once() once: IdempotentRequest,
    @Body() decision: DecisionDto,
  ): Promise<SpendingDetailView> {
    await this.transactions.runOnce(once, (tx) =>
      this.approvals.approve(tx, { communityId, id }, actorOf(me, acting), decision),
    );
    return this.queries.detail(communityId, id, capacitiesOf(me, communityId));
  }
}
