import { Body, Controller, Param, ParseIntPipe, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Clock } from '../platform/clock';
import type { IdempotentRequest } from '../platform/database/idempotency';
import { Transactions } from '../platform/database/transactions';
import { Acting, Caller, type CallerInfo } from '../platform/http/caller';
import { ApiIdempotencyKey, Once } from '../platform/http/idempotency-key';
import { May, SecondFactor } from '../platform/http/may';
import type { ActingGrant } from '../shared/posts';
import { actorOf, capacitiesOf } from '../spending/actor';
import { CommitmentView, commitmentViewOf } from '../spending/commitments/commitment.view';
import { CommitmentsQueries } from '../spending/commitments/commitments.queries';
import { CommitmentsService } from '../spending/commitments/commitments.service';
import { CommitmentDecisionDto } from './commitments.dto';

/** 合同与订单的同意: by whom the contract's ladder names, the firm's reviewer or the committee. */
@ApiTags('支出')
@Controller('communities/:communityId/commitments/:id/agreement')
export class CommitmentAgreementsController {
  constructor(
    private readonly transactions: Transactions,
    private readonly commitments: CommitmentsService,
    private readonly queries: CommitmentsQueries,
    private readonly clock: Clock,
  ) {}

  @Post()
  @May('commitment.agree')
  @SecondFactor()
  @ApiIdempotencyKey()
  @ApiOperation({ summary: '同意或不同意一份合同或订单' })
  @ApiCreatedResponse({ type: CommitmentView })
  async agree(
    @Caller() me: CallerInfo,
    @Acting() acting: ActingGrant,
    @Param('communityId', ParseIntPipe) communityId: number,
    @Param('id', ParseUUIDPipe) id: string,
    @Once() once: IdempotentRequest,
    @Body() decision: CommitmentDecisionDto,
  ): Promise<CommitmentView> {
    await this.transactions.runOnce(once, (tx) =>
      this.commitments.decide(tx, { communityId, id }, actorOf(me, acting), decision),
    );
    const facts = await this.queries.one(communityId, id);
    return commitmentViewOf(facts, capacitiesOf(me, communityId), this.clock.today());
  }
}
