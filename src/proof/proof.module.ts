import { Module } from '@nestjs/common';
import { BundleQueries } from './bundle.queries';
import { LogQueries } from './log.queries';

/** 存证: reads of the proof log. Its leaves are written by the database itself, its heads by the signer. */
@Module({
  providers: [LogQueries, BundleQueries],
  exports: [LogQueries, BundleQueries],
})
export class ProofModule {}
