import { Body, Controller, Param, ParseIntPipe, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { IdempotentRequest } from '../platform/database/idempotency';
import { Transactions } from '../platform/database/transactions';
import { Acting, Caller, type CallerInfo } from '../platform/http/caller';
import { ApiIdempotencyKey, Once } from '../platform/http/idempotency-key';
import { May, SecondFactor } from '../platform/http/may';
import type { ActingGrant } from '../shared/posts';
import { actorOf, capacitiesOf } from '../spending/actor';
import { ObjectedPaymentView } from '../spending/objection.view';
import { ObjectionsQueries } from '../spending/objections.queries';
import { ObjectionsService } from '../spending/objections.service';
import { FreezeDecisionDto, ObjectionAnswerDto } from './objection-answers.dto';

/** 业委会答复异议, in public; then more than half of it lifts the freeze, or refuses the payment. */
@ApiTags('公示异议')
@Controller('communities/:communityId/spending-objections/:requestId')
export class ObjectionAnswersController {
  constructor(
    private readonly transactions: Transactions,
    private readonly objections: ObjectionsService,
    private readonly queries: ObjectionsQueries,
  ) {}

  @Post('answer')
  @May('objection.answer')
  @ApiIdempotencyKey()
  @ApiOperation({ summary: '业委会公开答复业主的异议' })
  @ApiCreatedResponse({ type: ObjectedPaymentView })
  async answer(
    @Caller() me: CallerInfo,
    @Acting() acting: ActingGrant,
    @Param('communityId', ParseIntPipe) communityId: number,
    @Param('requestId', ParseUUIDPipe) id: string,
    @Once() once: IdempotentRequest,
    @Body() answer: ObjectionAnswerDto,
  ): Promise<ObjectedPaymentView> {
    await this.transactions.runOnce(once, (tx) =>
      this.objections.answer(tx, { communityId, id }, actorOf(me, acting), answer),
    );
    return this.shown(me, communityId, id);
  }

  @Post('decision')
  @May('objection.decide')
  @SecondFactor()
  @ApiIdempotencyKey()
  @ApiOperation({ summary: '业委会委员表决是否解除冻结，或据业主大会决议办理' })
  @ApiCreatedResponse({ type: ObjectedPaymentView })
  async decide(
    @Caller() me: CallerInfo,
    @Acting() acting: ActingGrant,
    @Param('communityId', ParseIntPipe) communityId: number,
    @Param('requestId', ParseUUIDPipe) id: string,
    @Once() once: IdempotentRequest,
    @Body() decision: FreezeDecisionDto,
  ): Promise<ObjectedPaymentView> {
    await this.transactions.runOnce(once, (tx) =>
      this.objections.decide(tx, { communityId, id }, actorOf(me, acting), decision),
    );
    return this.shown(me, communityId, id);
  }

  private shown(me: CallerInfo, communityId: number, id: string): Promise<ObjectedPaymentView> {
    const asking = { personId: me.personId, askers: capacitiesOf(me, communityId) };
    return this.queries.show(communityId, id, asking);
  }
}
