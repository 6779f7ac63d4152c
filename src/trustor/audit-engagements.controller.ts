import { Body, Controller, Param, ParseIntPipe, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { communityReaderOf } from '../community/community-reader.rules';
import { AuditEngagementView } from '../audit-report/engagement.view';
import { AuditEngagementsQueries } from '../audit-report/engagements.queries';
import { AuditEngagementsService } from '../audit-report/engagements.service';
import type { IdempotentRequest } from '../platform/database/idempotency';
import { Transactions } from '../platform/database/transactions';
import { Acting, Caller, type CallerInfo } from '../platform/http/caller';
import { ApiIdempotencyKey, Once } from '../platform/http/idempotency-key';
import { May, SecondFactor } from '../platform/http/may';
import { Money } from '../shared/money';
import { period } from '../shared/period';
import type { ActingGrant } from '../shared/posts';
import { EngageAuditDto } from './audit-engagements.dto';

/** 审计委托: the owners' side engages who looks at the firm's books, and fixes the number in advance. */
@ApiTags('审计')
@Controller('communities/:communityId/audit/engagements')
export class EngageAuditController {
  constructor(
    private readonly transactions: Transactions,
    private readonly engagements: AuditEngagementsService,
    private readonly queries: AuditEngagementsQueries,
  ) {}

  @Post()
  @May('audit.engage')
  @SecondFactor()
  @ApiIdempotencyKey()
  @ApiOperation({ summary: '登记审计委托：事务所、范围、期间、抽样号、审计人员' })
  @ApiCreatedResponse({ type: AuditEngagementView })
  async engage(
    @Caller() me: CallerInfo,
    @Acting() acting: ActingGrant,
    @Param('communityId', ParseIntPipe) communityId: number,
    @Once() once: IdempotentRequest,
    @Body() { from, to, fee, ...body }: EngageAuditDto,
  ): Promise<AuditEngagementView> {
    const months = { from: period(from), to: period(to) };
    const engaged = { ...body, ...months, fee: Money.yuan(fee) };
    const speaker = { personId: me.personId, acting };
    const { result: engagementId } = await this.transactions.runOnce(once, (tx) =>
      this.engagements.engage(tx, communityId, engaged, speaker),
    );
    return this.queries.show({ communityId, engagementId }, communityReaderOf(me, communityId));
  }
}
