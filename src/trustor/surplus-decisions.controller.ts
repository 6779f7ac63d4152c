import { Body, Controller, Param, ParseIntPipe, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { IdempotentRequest } from '../platform/database/idempotency';
import { Transactions } from '../platform/database/transactions';
import { Acting, Caller, type CallerInfo } from '../platform/http/caller';
import { ApiIdempotencyKey, Once } from '../platform/http/idempotency-key';
import { May, SecondFactor } from '../platform/http/may';
import type { ActingGrant } from '../shared/posts';
import { SurplusService } from '../surplus/surplus.service';
import { SurplusStateView } from '../surplus/surplus.view';
import { YearEndDecisionDto } from './year-end-decision.dto';
import { voiceOf } from './year-end-voice';

/** 结余怎么用是业主的事: the committee where it was delegated, else the owners' vote. */
@ApiTags('决算与结余')
@Controller('communities/:communityId/surplus-distributions')
export class SurplusDecisionsController {
  constructor(
    private readonly transactions: Transactions,
    private readonly service: SurplusService,
  ) {}

  @Post(':distributionId/decision')
  @May('surplus.decide')
  @SecondFactor()
  @ApiIdempotencyKey()
  @ApiOperation({ summary: '决定结余分配：委员表示同意或不同意，或登记业主大会决议' })
  @ApiCreatedResponse({ type: SurplusStateView })
  async decide(
    @Caller() me: CallerInfo,
    @Acting() acting: ActingGrant,
    @Param('communityId', ParseIntPipe) communityId: number,
    @Param('distributionId', ParseUUIDPipe) id: string,
    @Once() once: IdempotentRequest,
    @Body() decision: YearEndDecisionDto,
  ): Promise<SurplusStateView> {
    const voice = voiceOf(me, acting, decision);
    const { result } = await this.transactions.runOnce(once, (tx) =>
      this.service.decide(tx, communityId, { id, voice }),
    );
    return result;
  }
}
