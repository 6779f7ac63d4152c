import { Module } from '@nestjs/common';
import { HttpModule } from '../platform/http/http.module';
import { BundleQueries } from './bundle.queries';
import { LogFiguresQueries } from './log-figures.queries';
import { LogMetrics } from './log-metrics';
import { LogQueries } from './log.queries';
import { ReceiptsTreesQueries } from './receipts-tree/receipts-trees.queries';
import { ReceiptsTreesService } from './receipts-tree/receipts-trees.service';

/**
 * 存证: reads of the proof log, whose leaves are written by the database itself and whose heads by the
 * signer; and the trees by which payers find their payments.
 */
@Module({
  imports: [HttpModule],
  providers: [
    LogQueries,
    BundleQueries,
    LogFiguresQueries,
    LogMetrics,
    ReceiptsTreesService,
    ReceiptsTreesQueries,
  ],
  exports: [LogQueries, BundleQueries, ReceiptsTreesService, ReceiptsTreesQueries],
})
export class ProofModule {}
