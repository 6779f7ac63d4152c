import { Module } from '@nestjs/common';
import { FilesModule } from '../platform/files/files.module';
import { ReportArchiveQueries } from './report-archive.queries';
import { ReportDrawing } from './report-drawing';
import { ReportFactsQueries } from './report-facts.queries';
import { ReportService } from './report.service';
import { SignedHeadQueries } from './signed-head.queries';

/** 公示. Expects Clock, Config, Jobs, Reading and Transactions from the platform. */
@Module({
  imports: [FilesModule],
  providers: [
    ReportService,
    ReportDrawing,
    ReportFactsQueries,
    ReportArchiveQueries,
    SignedHeadQueries,
  ],
  exports: [ReportService, ReportArchiveQueries, FilesModule],
})
export class DisclosureModule {}
