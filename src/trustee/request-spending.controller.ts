import { Body, Controller, Param, ParseIntPipe, ParseUUIDPipe, Post, Put } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { IdempotentRequest } from '../platform/database/idempotency';
import { Transactions } from '../platform/database/transactions';
import { Acting, Caller, type CallerInfo } from '../platform/http/caller';
import { ApiIdempotencyKey, Once } from '../platform/http/idempotency-key';
import { May } from '../platform/http/may';
import { ApiIfMatch, IfMatch, Versioned } from '../platform/http/version';
import type { ActingGrant } from '../shared/posts';
import { actorOf, capacitiesOf } from '../spending/actor';
import { SpendingQueries } from '../spending/spending.queries';
import { SpendingService } from '../spending/spending.service';
import { SpendingDetailView } from '../spending/spending.view';
import { spendingContentOf } from './spending-content';
import { SpendingContentDto, WithdrawalDto } from './spending.dto';

/** 支出申请: asking, correcting, submitting, taking back. */
@ApiTags('支出')
@Controller('communities/:communityId/spending')
export class RequestSpendingController {
  constructor(
    private readonly transactions: Transactions,
    private readonly spending: SpendingService,
    private readonly queries: SpendingQueries,
  ) {}

  @Post()
  @May('spending.request')
  @ApiIdempotencyKey()
  @Versioned()
  @ApiOperation({ summary: '起草支出申请' })
  async draft(
    @Caller() me: CallerInfo,
    @Acting() acting: ActingGrant,
    @Param('communityId', ParseIntPipe) communityId: number,
    @Once() once: IdempotentRequest,
    @Body() body: SpendingContentDto,
  ): Promise<SpendingDetailView> {
    const content = spendingContentOf(body);
    const { result } = await this.transactions.runOnce(once, async (tx) => {
      const { id } = await this.spending.draft(tx, communityId, actorOf(me, acting), content);
      return { id };
    });
    return this.queries.detail(communityId, result.id, capacitiesOf(me, communityId));
  }

  /** An edit is a new version: whatever was approved before is void. */
  @Put(':id')
  @May('spending.request')
  @ApiIfMatch()
  @Versioned()
  @ApiOperation({ summary: '修改支出申请：修改后是新的一版，以前的同意作废' })
  async edit(
    @Caller() me: CallerInfo,
    @Acting() acting: ActingGrant,
    @Param('communityId', ParseIntPipe) communityId: number,
    @Param('id', ParseUUIDPipe) id: string,
    @IfMatch() version: number,
    @Body() body: SpendingContentDto,
  ): Promise<SpendingDetailView> {
    const edit = { version, content: spendingContentOf(body) };
    await this.transactions.run(communityId, (tx) =>
      this.spending.edit(tx, { communityId, id }, actorOf(me, acting), edit),
    );
    return this.queries.detail(communityId, id, capacitiesOf(me, communityId));
  }

  @Post(':id/submission')
  @May('spending.request')
  @ApiIdempotencyKey()
  @ApiOperation({ summary: '提交支出申请，等待审核' })
  async submit(
    @Caller() me: CallerInfo,
    @Acting() acting: ActingGrant,
    @Param('communityId', ParseIntPipe) communityId: number,
    @Param('id', ParseUUIDPipe) id: string,
    @Once() once: IdempotentRequest,
  ): Promise<SpendingDetailView> {
    await this.transactions.runOnce(once, (tx) =>
      this.spending.submit(tx, { communityId, id }, actorOf(me, acting)),
    );
    return this.queries.detail(communityId, id, capacitiesOf(me, communityId));
  }

  @Post(':id/withdrawal')
  @May('spending.request')
  @ApiOperation({ summary: '撤回支出申请并写明原因' })
  async withdraw(
    @Caller() me: CallerInfo,
    @Acting() acting: ActingGrant,
    @Param('communityId', ParseIntPipe) communityId: number,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: WithdrawalDto,
  ): Promise<SpendingDetailView> {
    await this.transactions.run(communityId, (tx) =>
      this.spending.withdraw(tx, { communityId, id }, actorOf(me, acting), body),
    );
    return this.queries.detail(communityId, id, capacitiesOf(me, communityId));
  }
}
