import {
  Body,
  Controller,
  Get,
  Param,
  ParseIntPipe,
  ParseUUIDPipe,
  Post,
  Query,
} from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { AuditReadingsQueries } from '../audit-report/audit-readings.queries';
import { communityReaderOf } from '../community/community-reader.rules';
import { AuditReadingsPage } from '../audit-report/engagement.view';
import { AuditFindingView } from '../audit-report/finding.view';
import { AuditFindingsQueries } from '../audit-report/findings.queries';
import { AuditFindingsService } from '../audit-report/findings.service';
import type { IdempotentRequest } from '../platform/database/idempotency';
import { Transactions } from '../platform/database/transactions';
import { Caller, type CallerInfo } from '../platform/http/caller';
import { ApiIdempotencyKey, Once } from '../platform/http/idempotency-key';
import { May } from '../platform/http/may';
import { PageQuery } from '../platform/http/page.dto';
import { Money } from '../shared/money';
import { DecideFindingDto, RaiseFindingDto } from './audit-work.dto';

/** 审计发现: raised and judged by the auditor; and where the auditor herself has looked. */
@ApiTags('审计')
@Controller('communities/:communityId/audit')
export class RaiseFindingsController {
  constructor(
    private readonly transactions: Transactions,
    private readonly findings: AuditFindingsService,
    private readonly queries: AuditFindingsQueries,
    private readonly readings: AuditReadingsQueries,
  ) {}

  @Post('engagements/:engagementId/findings')
  @May('audit.work')
  @ApiIdempotencyKey()
  @ApiOperation({ summary: '提出审计发现，物业须在期限内答复' })
  @ApiCreatedResponse({ type: AuditFindingView })
  async raise(
    @Caller() me: CallerInfo,
    @Param('communityId', ParseIntPipe) communityId: number,
    @Param('engagementId', ParseUUIDPipe) engagementId: string,
    @Once() once: IdempotentRequest,
    @Body() { subjectKind, subjectId, amount, ...body }: RaiseFindingDto,
  ): Promise<AuditFindingView> {
    const subject = { kind: subjectKind, id: subjectId || null };
    const finding = { ...body, subject, amount: amount ? Money.yuan(amount) : null };
    const { result: id } = await this.transactions.runOnce(once, (tx) =>
      this.findings.raise(tx, { communityId, engagementId }, finding, me.personId),
    );
    return this.queries.show(communityId, id, communityReaderOf(me, communityId));
  }

  @Post('findings/:findingId/decisions')
  @May('audit.work')
  @ApiIdempotencyKey()
  @ApiOperation({ summary: '认可答复、退回再答或结案' })
  @ApiCreatedResponse({ type: AuditFindingView })
  async decide(
    @Caller() me: CallerInfo,
    @Param('communityId', ParseIntPipe) communityId: number,
    @Param('findingId', ParseUUIDPipe) findingId: string,
    @Once() once: IdempotentRequest,
    @Body() decision: DecideFindingDto,
  ): Promise<AuditFindingView> {
    await this.transactions.runOnce(once, (tx) =>
      this.findings.decide(tx, { communityId, findingId }, decision, me.personId),
    );
    return this.queries.show(communityId, findingId, communityReaderOf(me, communityId));
  }

  @Get('readings')
  @May('audit.readings')
  @ApiOperation({ summary: '审计查阅记录：审计人员何时看了什么，新的在前' })
  @ApiOkResponse({ type: AuditReadingsPage })
  looks(
    @Param('communityId', ParseIntPipe) communityId: number,
    @Query() query: PageQuery,
  ): Promise<AuditReadingsPage> {
    return this.readings.list(communityId, query);
  }
}
