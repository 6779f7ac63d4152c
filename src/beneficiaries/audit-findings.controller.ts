import { Controller, Get, Param, ParseIntPipe, ParseUUIDPipe, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { communityReaderOf } from '../community/community-reader.rules';
import { AuditEngagementsView, AuditEngagementView } from '../audit-report/engagement.view';
import { AuditEngagementsQueries } from '../audit-report/engagements.queries';
import { AuditFindingsView } from '../audit-report/finding.view';
import { AuditFindingsQueries } from '../audit-report/findings.queries';
import { AuditSampleView } from '../audit-report/sample.view';
import { AuditSamplesQueries } from '../audit-report/samples.queries';
import { Caller, type CallerInfo } from '../platform/http/caller';
import { May } from '../platform/http/may';
import { AuditFindingsQuery } from './audit-findings.dto';

/** 审计: what was engaged, drawn and found, and what the firm answered; open to everybody. */
@ApiTags('审计')
@Controller('communities/:communityId/audit')
export class AuditFindingsController {
  constructor(
    private readonly engagements: AuditEngagementsQueries,
    private readonly samples: AuditSamplesQueries,
    private readonly queries: AuditFindingsQueries,
  ) {}

  @Get('engagements')
  @May('audit.read')
  @ApiOperation({ summary: '审计委托，新的在前' })
  @ApiOkResponse({ type: AuditEngagementsView })
  list(
    @Caller() me: CallerInfo,
    @Param('communityId', ParseIntPipe) communityId: number,
  ): Promise<AuditEngagementsView> {
    return this.engagements.list(communityId, communityReaderOf(me, communityId));
  }

  @Get('engagements/:engagementId')
  @May('audit.read')
  @ApiOperation({ summary: '一项审计：范围、抽样、发现与答复、意见' })
  @ApiOkResponse({ type: AuditEngagementView })
  show(
    @Caller() me: CallerInfo,
    @Param('communityId', ParseIntPipe) communityId: number,
    @Param('engagementId', ParseUUIDPipe) engagementId: string,
  ): Promise<AuditEngagementView> {
    return this.engagements.show({ communityId, engagementId }, communityReaderOf(me, communityId));
  }

  @Get('engagements/:engagementId/samples/:sampleId')
  @May('audit.read')
  @ApiOperation({ summary: '抽样底稿：抽到的凭证、附件，以及任何人重抽一遍的方法' })
  @ApiOkResponse({ type: AuditSampleView })
  sheet(
    @Caller() me: CallerInfo,
    @Param('communityId', ParseIntPipe) communityId: number,
    @Param('engagementId', ParseUUIDPipe) engagementId: string,
    @Param('sampleId', ParseUUIDPipe) sampleId: string,
  ): Promise<AuditSampleView> {
    const at = { communityId, engagementId, sampleId };
    return this.samples.sheet(at, communityReaderOf(me, communityId));
  }

  @Get('findings')
  @May('audit.read')
  @ApiOperation({ summary: '审计发现与物业的答复；涉及个人的只对当事各方显示' })
  @ApiOkResponse({ type: AuditFindingsView })
  findings(
    @Caller() me: CallerInfo,
    @Param('communityId', ParseIntPipe) communityId: number,
    @Query() query: AuditFindingsQuery,
  ): Promise<AuditFindingsView> {
    return this.queries.list(communityId, query, communityReaderOf(me, communityId));
  }
}
