import { Body, Controller, Param, ParseIntPipe, ParseUUIDPipe, Post, Put } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { communityReaderOf } from '../community/community-reader.rules';
import { AuditEngagementView } from '../audit-report/engagement.view';
import { AuditEngagementsQueries } from '../audit-report/engagements.queries';
import { AuditEngagementsService } from '../audit-report/engagements.service';
import { AuditSampleView } from '../audit-report/sample.view';
import { AuditSamplesQueries } from '../audit-report/samples.queries';
import { AuditSamplesService } from '../audit-report/samples.service';
import type { IdempotentRequest } from '../platform/database/idempotency';
import { Transactions } from '../platform/database/transactions';
import { Caller, type CallerInfo } from '../platform/http/caller';
import { ApiIdempotencyKey, Once } from '../platform/http/idempotency-key';
import { May } from '../platform/http/may';
import { period } from '../shared/period';
import { DrawSampleDto, MarkItemDto, WriteOpinionDto } from './audit-work.dto';

/** 审计工作台: drawing, marking, and the opinion at the end. Moves nothing in the books. */
@ApiTags('审计')
@Controller('communities/:communityId/audit/engagements/:engagementId')
export class AuditWorkController {
  constructor(
    private readonly transactions: Transactions,
    private readonly samples: AuditSamplesService,
    private readonly sheets: AuditSamplesQueries,
    private readonly engagements: AuditEngagementsService,
    private readonly queries: AuditEngagementsQueries,
  ) {}

  @Post('samples')
  @May('audit.work')
  @ApiIdempotencyKey()
  @ApiOperation({ summary: '以公开随机数抽取样本：任何人都能重抽出同样的凭证' })
  @ApiCreatedResponse({ type: AuditSampleView })
  async draw(
    @Caller() me: CallerInfo,
    @Param('communityId', ParseIntPipe) communityId: number,
    @Param('engagementId', ParseUUIDPipe) engagementId: string,
    @Once() once: IdempotentRequest,
    @Body() { from, to, accountCode, fund, ...body }: DrawSampleDto,
  ): Promise<AuditSampleView> {
    const where = { accountCode: accountCode ?? null, fund: fund ?? null };
    const asked = { ...body, ...where, from: period(from), to: period(to) };
    const at = { communityId, engagementId };
    const { result: sampleId } = await this.transactions.runOnce(once, (tx) =>
      this.samples.draw(tx, at, asked, me.personId),
    );
    return this.sheets.sheet({ ...at, sampleId }, communityReaderOf(me, communityId));
  }

  @Put('samples/:sampleId/items/:no')
  @May('audit.work')
  @ApiOperation({ summary: '勾对一张凭证：相符、不符或缺凭据' })
  @ApiOkResponse({ type: AuditSampleView })
  async mark(
    @Caller() me: CallerInfo,
    @Param('communityId', ParseIntPipe) communityId: number,
    @Param('engagementId', ParseUUIDPipe) engagementId: string,
    @Param('sampleId', ParseUUIDPipe) sampleId: string,
    @Param('no', ParseIntPipe) no: number,
    @Body() { mark, note = '' }: MarkItemDto,
  ): Promise<AuditSampleView> {
    const at = { communityId, engagementId, sampleId };
    await this.transactions.run(communityId, (tx) =>
      this.samples.mark(tx, { ...at, no }, { mark, note }, me.personId),
    );
    return this.sheets.sheet(at, communityReaderOf(me, communityId));
  }

  @Put('opinion')
  @May('audit.work')
  @ApiOperation({ summary: '起草或出具审计意见；出具后不再抽样、勾对和提出发现' })
  @ApiOkResponse({ type: AuditEngagementView })
  async opinion(
    @Caller() me: CallerInfo,
    @Param('communityId', ParseIntPipe) communityId: number,
    @Param('engagementId', ParseUUIDPipe) engagementId: string,
    @Body() written: WriteOpinionDto,
  ): Promise<AuditEngagementView> {
    const at = { communityId, engagementId };
    await this.transactions.run(communityId, (tx) =>
      this.engagements.giveOpinion(tx, at, written, me.personId),
    );
    return this.queries.show(at, communityReaderOf(me, communityId));
  }
}
