import { Module } from '@nestjs/common';
import { registerConstraintMessages } from '../platform/database/constraint-messages';
import { registerBookSweep } from '../platform/database/book-sweeps';
import { BallotBatchesQueries } from './ballot-batches.queries';
import { BallotBatchesService } from './ballot-batches.service';
import { BallotsService } from './ballots.service';
import { CertificateQueries } from './certificate.queries';
import { OfficialResultsService } from './official-results.service';
import { ProxiesService } from './proxies.service';
import { resolutionConstraintMessages } from './resolutions.errors';
import { recountResolutions } from './recount';
import { ResolutionsQueries } from './resolutions.queries';
import { ResolutionsService } from './resolutions.service';

registerConstraintMessages(resolutionConstraintMessages);
registerBookSweep(recountResolutions);

const PARTS = [
  ResolutionsService,
  BallotsService,
  BallotBatchesService,
  ProxiesService,
  OfficialResultsService,
  ResolutionsQueries,
  BallotBatchesQueries,
  CertificateQueries,
];

/** 业主大会表决: areas, heads, quorum. */
@Module({ providers: PARTS, exports: PARTS })
export class ResolutionsModule {}
