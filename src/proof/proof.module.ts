import { Module } from '@nestjs/common';
import { HttpModule } from '../platform/http/http.module';
import { BundleQueries } from './bundle.queries';
import { LogFiguresQueries } from './log-figures.queries';
import { LogMetrics } from './log-metrics';
import { LogQueries } from './log.queries';

/** 存证: reads of the proof log. Its leaves are written by the database itself, its heads by the signer. */
@Module({
  imports: [HttpModule],
  providers: [LogQueries, BundleQueries, LogFiguresQueries, LogMetrics],
  exports: [LogQueries, BundleQueries],
})
export class ProofModule {}
