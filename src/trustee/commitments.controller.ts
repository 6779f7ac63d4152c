import { Body, Controller, Param, ParseIntPipe, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Clock } from '../platform/clock';
import type { IdempotentRequest } from '../platform/database/idempotency';
import { Transactions } from '../platform/database/transactions';
import { Acting, Caller, type CallerInfo } from '../platform/http/caller';
import { ApiIdempotencyKey, Once } from '../platform/http/idempotency-key';
import { May } from '../platform/http/may';
import { day } from '../shared/day';
import { Money } from '../shared/money';
import type { ActingGrant } from '../shared/posts';
import { actorOf, capacitiesOf } from '../spending/actor';
import { CommitmentView, commitmentViewOf } from '../spending/commitments/commitment.view';
import { CommitmentsQueries } from '../spending/commitments/commitments.queries';
import { CommitmentsService } from '../spending/commitments/commitments.service';
import type { CommitmentContent } from '../spending/commitments/commitments.service';
import { CommitmentDto, EndCommitmentDto } from './commitments.dto';

/** 合同与订单: the clerk proposes them, and ends them. */
@ApiTags('支出')
@Controller('communities/:communityId/commitments')
export class CommitmentsController {
  constructor(
    private readonly transactions: Transactions,
    private readonly commitments: CommitmentsService,
    private readonly queries: CommitmentsQueries,
    private readonly clock: Clock,
  ) {}

  @Post()
  @May('commitment.write')
  @ApiIdempotencyKey()
  @ApiOperation({ summary: '登记合同或订单：从预算项目中预留金额，等待同意' })
  @ApiCreatedResponse({ type: CommitmentView })
  async propose(
    @Caller() me: CallerInfo,
    @Acting() acting: ActingGrant,
    @Param('communityId', ParseIntPipe) communityId: number,
    @Once() once: IdempotentRequest,
    @Body() body: CommitmentDto,
  ): Promise<CommitmentView> {
    const { result } = await this.transactions.runOnce(once, async (tx) => {
      const content = contentOf(body);
      const { id } = await this.commitments.propose(tx, communityId, actorOf(me, acting), content);
      return { id };
    });
    return this.shown(me, communityId, result.id);
  }

  @Post(':id/end')
  @May('commitment.write')
  @ApiIdempotencyKey()
  @ApiOperation({ summary: '终止合同或订单：未申请的余额退回预算项目' })
  @ApiCreatedResponse({ type: CommitmentView })
  async end(
    @Caller() me: CallerInfo,
    @Acting() acting: ActingGrant,
    @Param('communityId', ParseIntPipe) communityId: number,
    @Param('id', ParseUUIDPipe) id: string,
    @Once() once: IdempotentRequest,
    @Body() body: EndCommitmentDto,
  ): Promise<CommitmentView> {
    await this.transactions.runOnce(once, (tx) =>
      this.commitments.end(tx, { communityId, id }, actorOf(me, acting), body),
    );
    return this.shown(me, communityId, id);
  }

  private async shown(me: CallerInfo, communityId: number, id: string): Promise<CommitmentView> {
    const facts = await this.queries.one(communityId, id);
    return commitmentViewOf(facts, capacitiesOf(me, communityId), this.clock.today());
  }
}

function contentOf(body: CommitmentDto): CommitmentContent {
  return {
    payeeId: body.payeeId,
    budgetLineId: body.budgetLineId,
    title: body.title,
    fileId: body.fileId,
    amount: Money.yuan(body.amount),
    startsOn: day(body.startsOn),
    endsOn: day(body.endsOn),
    selection: body.selection ?? '',
  };
}
