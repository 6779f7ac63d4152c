import { Module } from '@nestjs/common';
import { FilesModule } from '../platform/files/files.module';
import { HttpModule } from '../platform/http/http.module';
import { LedgerModule } from './ledger.module';
import { VerificationMetrics } from './verification-metrics';
import { VerificationJob } from './verification.job';
import { VerificationQueries } from './verification.queries';

/** 核对: of books, log and files, by itself in the background. */
@Module({
  imports: [LedgerModule, FilesModule, HttpModule],
  providers: [VerificationQueries, VerificationMetrics, VerificationJob],
  exports: [VerificationQueries],
})
export class VerificationModule {}
