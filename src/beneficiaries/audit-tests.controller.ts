import { Controller, Get, Param, ParseIntPipe, ParseUUIDPipe } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { communityReaderOf } from '../community/community-reader.rules';
import { AuditTestResultView, AuditTestsView } from '../audit-report/tests/audit-test.view';
import { AuditTestsQueries } from '../audit-report/tests/audit-tests.queries';
import { Caller, type CallerInfo } from '../platform/http/caller';
import { May } from '../platform/http/may';

/** 审计测试: anybody runs them over an engagement's months and gets what the auditor gets. */
@ApiTags('审计')
@Controller('communities/:communityId/audit/engagements/:engagementId/tests')
export class AuditTestsController {
  constructor(private readonly queries: AuditTestsQueries) {}

  @Get()
  @May('audit.read')
  @ApiOperation({ summary: '内置审计测试：每项的规则、总体和命中数，当场计算' })
  @ApiOkResponse({ type: AuditTestsView })
  list(
    @Caller() me: CallerInfo,
    @Param('communityId', ParseIntPipe) communityId: number,
    @Param('engagementId', ParseUUIDPipe) engagementId: string,
  ): Promise<AuditTestsView> {
    return this.queries.list({ communityId, engagementId }, communityReaderOf(me, communityId));
  }

  @Get(':key')
  @May('audit.read')
  @ApiOperation({ summary: '一项审计测试的命中，最多 200 条；逐户账单只对能看的职务列出' })
  @ApiOkResponse({ type: AuditTestResultView })
  show(
    @Caller() me: CallerInfo,
    @Param('communityId', ParseIntPipe) communityId: number,
    @Param('engagementId', ParseUUIDPipe) engagementId: string,
    @Param('key') key: string,
  ): Promise<AuditTestResultView> {
    const at = { communityId, engagementId };
    return this.queries.show(at, key, communityReaderOf(me, communityId));
  }
}
