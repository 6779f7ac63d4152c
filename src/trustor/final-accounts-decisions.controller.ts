import { Body, Controller, Param, ParseIntPipe, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { FinalAccountsService } from '../open-budget/final-accounts/final-accounts.service';
import { FinalAccountsMadeView } from '../open-budget/final-accounts/final-accounts.view';
import type { IdempotentRequest } from '../platform/database/idempotency';
import { Transactions } from '../platform/database/transactions';
import { Acting, Caller, type CallerInfo } from '../platform/http/caller';
import { ApiIdempotencyKey, Once } from '../platform/http/idempotency-key';
import { May, SecondFactor } from '../platform/http/may';
import type { ActingGrant } from '../shared/posts';
import { YearEndDecisionDto } from './year-end-decision.dto';
import { voiceOf } from './year-end-voice';

/** 决算的决定: by the committee where the owners delegated it, else by the owners' vote. */
@ApiTags('决算与结余')
@Controller('communities/:communityId/budgets/:budgetId/final-accounts')
export class FinalAccountsDecisionsController {
  constructor(
    private readonly transactions: Transactions,
    private readonly service: FinalAccountsService,
  ) {}

  @Post('decision')
  @May('final-accounts.decide')
  @SecondFactor()
  @ApiIdempotencyKey()
  @ApiOperation({ summary: '决定决算：委员表示同意或不同意，或登记业主大会决议' })
  @ApiCreatedResponse({ type: FinalAccountsMadeView })
  async decide(
    @Caller() me: CallerInfo,
    @Acting() acting: ActingGrant,
    @Param('communityId', ParseIntPipe) communityId: number,
    @Param('budgetId', ParseUUIDPipe) budgetId: string,
    @Once() once: IdempotentRequest,
    @Body() decision: YearEndDecisionDto,
  ): Promise<FinalAccountsMadeView> {
    const voice = voiceOf(me, acting, decision);
    const { result } = await this.transactions.runOnce(once, (tx) =>
      this.service.decide(tx, communityId, { budgetId, voice }),
    );
    return result;
  }
}
