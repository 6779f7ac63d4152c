import {
  Body,
  Controller,
  HttpCode,
  Param,
  ParseIntPipe,
  ParseUUIDPipe,
  Post,
} from '@nestjs/common';
import { ApiAcceptedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ReportArchiveQueries } from '../disclosure/report-archive.queries';
import { ReportService } from '../disclosure/report.service';
import { QueuedReportView } from '../disclosure/report.view';
import { Caller, type CallerInfo } from '../platform/http/caller';
import { May } from '../platform/http/may';
import { MakeReportDto } from './make-report.dto';
import { makerOf, reportWanted } from './report-order';

/** 报表: having them made. A 收支公示表 takes the right `report.make`; a voucher only to read it. */
@ApiTags('报表')
@Controller('communities/:communityId/reports')
export class ReportsController {
  constructor(
    private readonly reports: ReportService,
    private readonly archive: ReportArchiveQueries,
  ) {}

  @Post()
  @HttpCode(202)
  @May('report.read')
  @ApiOperation({ summary: '生成一份报告或打印记账凭证（后台进行）' })
  @ApiAcceptedResponse({ type: QueuedReportView })
  async make(
    @Caller() me: CallerInfo,
    @Param('communityId', ParseIntPipe) communityId: number,
    @Body() asked: MakeReportDto,
  ): Promise<QueuedReportView> {
    const maker = makerOf(me, communityId, asked.kind);
    return { jobId: await this.reports.request(communityId, reportWanted(asked), maker) };
  }

  @Post(':id/reprint')
  @HttpCode(202)
  @May('report.read')
  @ApiOperation({ summary: '补打：新的一份，每页注明第几次补打' })
  @ApiAcceptedResponse({ type: QueuedReportView })
  async reprint(
    @Caller() me: CallerInfo,
    @Param('communityId', ParseIntPipe) communityId: number,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<QueuedReportView> {
    const report = await this.archive.findReport(communityId, id);
    const maker = makerOf(me, communityId, report.kind);
    return { jobId: await this.reports.reprint(communityId, report, maker) };
  }
}
