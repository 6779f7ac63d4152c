import { Module } from '@nestjs/common';
import { APP_INTERCEPTOR } from '@nestjs/core';
import { registerConstraintMessages } from '../platform/database/constraint-messages';
import { auditConstraintMessages } from './audit.errors';
import { AuditReadingsInterceptor } from './audit-readings.interceptor';
import { AuditReadingsQueries } from './audit-readings.queries';
import { AuditReadingsService } from './audit-readings.service';
import { AuditEngagementsQueries } from './engagements.queries';
import { AuditEngagementsService } from './engagements.service';
import { AuditFindingsQueries } from './findings.queries';
import { AuditFindingsService } from './findings.service';
import { AuditSamplesQueries } from './samples.queries';
import { AuditSamplesService } from './samples.service';
import { AuditTestsQueries } from './tests/audit-tests.queries';

registerConstraintMessages(auditConstraintMessages);

const PARTS = [
  AuditEngagementsService,
  AuditEngagementsQueries,
  AuditSamplesService,
  AuditSamplesQueries,
  AuditFindingsService,
  AuditFindingsQueries,
  AuditReadingsService,
  AuditReadingsQueries,
  AuditTestsQueries,
];

/** 审计: engaged by the owners' side, drawn by public randomness, watched itself. */
@Module({
  providers: [...PARTS, { provide: APP_INTERCEPTOR, useClass: AuditReadingsInterceptor }],
  exports: PARTS,
})
export class AuditReportModule {}
