import { Body, Controller, Param, ParseIntPipe, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { IdempotentRequest } from '../platform/database/idempotency';
import { Transactions } from '../platform/database/transactions';
import { Acting, Caller, type CallerInfo } from '../platform/http/caller';
import { ApiIdempotencyKey, Once } from '../platform/http/idempotency-key';
import { May, SecondFactor } from '../platform/http/may';
import type { ActingGrant } from '../shared/posts';
import { actorOf, capacitiesOf } from '../spending/actor';
import { EmergenciesQueries } from '../spending/emergencies.queries';
import { EmergenciesService } from '../spending/emergencies.service';
import { EmergencyView } from '../spending/emergency.view';
import { RatificationDto } from './objection-answers.dto';

/** 应急追认: more than half of the committee, before the clock runs out. */
@ApiTags('应急支出')
@Controller('communities/:communityId/emergencies/:requestId')
export class RatifyEmergenciesController {
  constructor(
    private readonly transactions: Transactions,
    private readonly emergencies: EmergenciesService,
    private readonly queries: EmergenciesQueries,
  ) {}

  @Post('ratification')
  @May('emergency.ratify')
  @SecondFactor()
  @ApiIdempotencyKey()
  @ApiOperation({ summary: '业委会委员追认或不予追认一笔应急支出' })
  @ApiCreatedResponse({ type: EmergencyView })
  async ratify(
    @Caller() me: CallerInfo,
    @Acting() acting: ActingGrant,
    @Param('communityId', ParseIntPipe) communityId: number,
    @Param('requestId', ParseUUIDPipe) id: string,
    @Once() once: IdempotentRequest,
    @Body() vote: RatificationDto,
  ): Promise<EmergencyView> {
    await this.transactions.runOnce(once, (tx) =>
      this.emergencies.ratify(tx, { communityId, id }, actorOf(me, acting), vote),
    );
    const asking = { personId: me.personId, askers: capacitiesOf(me, communityId) };
    return this.queries.show(communityId, id, asking);
  }
}
