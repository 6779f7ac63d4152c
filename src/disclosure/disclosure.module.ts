import { Module } from '@nestjs/common';
import { registerConstraintMessages } from '../platform/database/constraint-messages';
import { ProofModule } from '../proof/proof.module';
import { FilesModule } from '../platform/files/files.module';
import { registerSubject } from '../resolutions/subjects';
import { calendarConstraintMessages } from './calendar/calendar.errors';
import { CalendarQueries } from './calendar/calendar.queries';
import { PreparingService } from './calendar/preparing.service';
import { PublicationsQueries } from './calendar/publications.queries';
import { PublicationsService } from './calendar/publications.service';
import { OpenDataFiles } from './open-data/open-data-files';
import { OpenDataQueries } from './open-data/open-data.queries';
import { payrollConstraintMessages } from './payroll/payroll.errors';
import { PayrollQueries } from './payroll/payroll.queries';
import { PayrollService } from './payroll/payroll.service';
import { proposedPage } from './public-page/proposed-page';
import { PublicPageQueries } from './public-page/public-page.queries';
import { PublicPageService } from './public-page/public-page.service';
import { ReportArchiveQueries } from './report-archive.queries';
import { ReportDrawing } from './report-drawing';
import { ReportFactsQueries } from './report-facts.queries';
import { ReportKindsQueries } from './report-kinds.queries';
import { ReportReading } from './report-reading';
import { ReportService } from './report.service';
import { ReportStatements } from './report-statements.service';

registerConstraintMessages(payrollConstraintMessages);
registerConstraintMessages(calendarConstraintMessages);
registerSubject('open-data', proposedPage);

const CALENDAR = [CalendarQueries, PublicationsQueries, PublicationsService];

const OPEN = [
  OpenDataQueries,
  OpenDataFiles,
  PublicPageQueries,
  PublicPageService,
  PayrollQueries,
  PayrollService,
];

/** 公示. Expects Clock, Config, Jobs, Reading and Transactions from the platform. */
@Module({
  imports: [FilesModule, ProofModule],
  providers: [
    ReportService,
    ReportReading,
    ReportKindsQueries,
    ReportDrawing,
    ReportFactsQueries,
    ReportArchiveQueries,
    ReportStatements,
    PreparingService,
    ...CALENDAR,
    ...OPEN,
  ],
  exports: [
    ReportService,
    ReportReading,
    ReportKindsQueries,
    ReportArchiveQueries,
    FilesModule,
    ...CALENDAR,
    ...OPEN,
  ],
})
export class DisclosureModule {}
