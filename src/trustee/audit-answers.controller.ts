import { Body, Controller, Param, ParseIntPipe, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { communityReaderOf } from '../community/community-reader.rules';
import { AuditFindingView } from '../audit-report/finding.view';
import { AuditFindingsQueries } from '../audit-report/findings.queries';
import { AuditFindingsService } from '../audit-report/findings.service';
import type { IdempotentRequest } from '../platform/database/idempotency';
import { Transactions } from '../platform/database/transactions';
import { Acting, Caller, type CallerInfo } from '../platform/http/caller';
import { ApiIdempotencyKey, Once } from '../platform/http/idempotency-key';
import { May } from '../platform/http/may';
import type { ActingGrant } from '../shared/posts';
import { AuditAnswerDto } from './audit-answers.dto';

/** 答复审计发现, in the name of the office. */
@ApiTags('审计')
@Controller('communities/:communityId/audit/findings/:findingId/answers')
export class AuditAnswersController {
  constructor(
    private readonly transactions: Transactions,
    private readonly findings: AuditFindingsService,
    private readonly queries: AuditFindingsQueries,
  ) {}

  @Post()
  @May('audit.answer')
  @ApiIdempotencyKey()
  @ApiOperation({ summary: '以职务名义答复一条审计发现，可附凭据' })
  @ApiCreatedResponse({ type: AuditFindingView })
  async answer(
    @Caller() me: CallerInfo,
    @Acting() acting: ActingGrant,
    @Param('communityId', ParseIntPipe) communityId: number,
    @Param('findingId', ParseUUIDPipe) findingId: string,
    @Once() once: IdempotentRequest,
    @Body() { text, fileIds = [] }: AuditAnswerDto,
  ): Promise<AuditFindingView> {
    const speaker = { personId: me.personId, acting };
    await this.transactions.runOnce(once, (tx) =>
      this.findings.answer(tx, { communityId, findingId }, { text, fileIds }, speaker),
    );
    return this.queries.show(communityId, findingId, communityReaderOf(me, communityId));
  }
}
