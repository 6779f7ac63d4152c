import { Body, Controller, Param, ParseIntPipe, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { grantViewOf, rememberedGrantOf } from '../community/grant.view';
import { HandoverActsService } from '../handover/handover-acts.service';
import { actorIn } from '../handover/handover-actor';
import { HandoverQueries } from '../handover/handover.queries';
import { HandoverBegunView, HandoverView } from '../handover/handover.view';
import { type TrusteeChange, TrusteeChangeService } from '../handover/trustee-change.service';
import type { IdempotentRequest } from '../platform/database/idempotency';
import { Transactions } from '../platform/database/transactions';
import { Acting, Caller, type CallerInfo } from '../platform/http/caller';
import { ApiIdempotencyKey, Once } from '../platform/http/idempotency-key';
import { May, SecondFactor } from '../platform/http/may';
import type { ActingGrant } from '../shared/posts';
import { ConfirmHandoverDto, TrusteeChangeDto, WithdrawChangeDto } from './trustee-terms.dto';

/** 更换受托人: the owners' side sets the end and says when the handover is done (信托法 39–41). */
@ApiTags('受托期限与交接')
@Controller('communities/:communityId/handovers')
export class TrusteeTermsController {
  constructor(
    private readonly transactions: Transactions,
    private readonly changes: TrusteeChangeService,
    private readonly acts: HandoverActsService,
    private readonly queries: HandoverQueries,
  ) {}

  @Post()
  @May('handover.begin')
  @SecondFactor()
  @ApiIdempotencyKey()
  @ApiOperation({ summary: '定下受托期限的终止时间和新受托人；新项目经理的初始密码只显示一次' })
  @ApiCreatedResponse({ type: HandoverBegunView })
  async begin(
    @Caller() me: CallerInfo,
    @Acting() acting: ActingGrant,
    @Param('communityId', ParseIntPipe) communityId: number,
    @Once() once: IdempotentRequest,
    @Body() body: TrusteeChangeDto,
  ): Promise<HandoverBegunView> {
    let initialPassword: string | null = null;
    const { result } = await this.transactions.runOnce(once, async (tx) => {
      const by = actorIn(me, acting);
      const { id, manager } = await this.changes.begin(tx, communityId, changeOf(body), by);
      initialPassword = manager?.initialPassword ?? null;
      return { id, manager: manager && rememberedGrantOf(manager) };
    });
    return {
      handover: await this.queries.show({ communityId, id: result.id }),
      manager: result.manager && grantViewOf(result.manager, initialPassword),
    };
  }

  @Post(':handoverId/withdrawal')
  @May('handover.begin')
  @SecondFactor()
  @ApiIdempotencyKey()
  @ApiOperation({ summary: '届满之前撤回：现任受托人继续履职' })
  @ApiCreatedResponse({ type: HandoverView })
  async withdraw(
    @Caller() me: CallerInfo,
    @Acting() acting: ActingGrant,
    @Param('communityId', ParseIntPipe) communityId: number,
    @Param('handoverId', ParseUUIDPipe) id: string,
    @Once() once: IdempotentRequest,
    @Body() { reason }: WithdrawChangeDto,
  ): Promise<HandoverView> {
    await this.transactions.runOnce(once, (tx) =>
      this.changes.withdraw(tx, { communityId, id }, reason, actorIn(me, acting)),
    );
    return this.queries.show({ communityId, id });
  }

  @Post(':handoverId/confirmation')
  @May('handover.begin')
  @SecondFactor()
  @ApiIdempotencyKey()
  @ApiOperation({ summary: '确认交接（或清算）完成' })
  @ApiCreatedResponse({ type: HandoverView })
  async confirm(
    @Caller() me: CallerInfo,
    @Acting() acting: ActingGrant,
    @Param('communityId', ParseIntPipe) communityId: number,
    @Param('handoverId', ParseUUIDPipe) id: string,
    @Once() once: IdempotentRequest,
    @Body() { note = '' }: ConfirmHandoverDto,
  ): Promise<HandoverView> {
    await this.transactions.runOnce(once, (tx) =>
      this.acts.confirm(tx, { communityId, id }, note, actorIn(me, acting)),
    );
    return this.queries.show({ communityId, id });
  }
}

function changeOf({ successor, ...body }: TrusteeChangeDto): TrusteeChange {
  const { endsAt, reason, resolutionRef, resolutionId = null, days } = body;
  const change = { endsAt: new Date(endsAt), reason, resolutionRef, resolutionId, days };
  if (!successor) return { ...change, successor: null };
  const { firm, managerName: name, ...person } = successor;
  return { ...change, successor: { firm, manager: { name, ...person } } };
}
