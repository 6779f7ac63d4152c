import { Controller, Get, Param, ParseIntPipe, ParseUUIDPipe, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { pipeline } from 'node:stream/promises';
import { ReportArchiveQueries } from '../disclosure/report-archive.queries';
import { ReportsView, ReportView, reportViewOf } from '../disclosure/report.view';
import { FileStore } from '../platform/files/file-store';
import { fileHeaders } from '../platform/files/serve-file';
import { ApiFile } from '../platform/http/api-answers';
import { May } from '../platform/http/may';
import { ReportsQuery } from './reports.dto';

/** 报告: what was made for all to read. */
@ApiTags('报表')
@Controller('communities/:communityId/reports')
export class ReportArchiveController {
  constructor(
    private readonly archive: ReportArchiveQueries,
    private readonly store: FileStore,
  ) {}

  @Get()
  @May('report.read')
  @ApiOperation({ summary: '已归档的报表，新的在前' })
  @ApiOkResponse({ type: ReportsView })
  async list(
    @Param('communityId', ParseIntPipe) communityId: number,
    @Query() query: ReportsQuery,
  ): Promise<ReportsView> {
    const { items, next } = await this.archive.listReports(communityId, query);
    return { items: items.map(reportViewOf), next };
  }

  @Get(':id')
  @May('report.read')
  @ApiOperation({ summary: '一份已归档的报表' })
  @ApiOkResponse({ type: ReportView })
  async find(
    @Param('communityId', ParseIntPipe) communityId: number,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<ReportView> {
    return reportViewOf(await this.archive.findReport(communityId, id));
  }

  @Get(':id/pdf')
  @May('report.read')
  @ApiOperation({ summary: '下载报表的 PDF' })
  @ApiFile('application/pdf')
  async pdf(
    @Param('communityId', ParseIntPipe) communityId: number,
    @Param('id', ParseUUIDPipe) id: string,
    @Res() response: Response,
  ): Promise<void> {
    const { title, sha256 } = await this.archive.findReport(communityId, id);
    const bytes = await this.store.get(sha256);
    const file = { name: `${title}.pdf`, mediaType: 'application/pdf', sha256 };
    response.set(fileHeaders(file, 'attachment'));
    await pipeline(bytes, response);
  }
}
