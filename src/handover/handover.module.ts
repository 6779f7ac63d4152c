import { Module } from '@nestjs/common';
import { registerBookSweep } from '../platform/database/book-sweeps';
import { registerConstraintMessages } from '../platform/database/constraint-messages';
import { BooksSealJob } from './books-seal.job';
import { BooksSealService } from './books-seal.service';
import { HandoverActsService } from './handover-acts.service';
import { handoverConstraintMessages } from './handover.errors';
import { HandoverQueries } from './handover.queries';
import { recountHandovers } from './recount-handovers';
import { TrusteeChangeService } from './trustee-change.service';

registerConstraintMessages(handoverConstraintMessages);
registerBookSweep(recountHandovers);

/** 交接. Expects Clock, Jobs, Reading and Transactions from the platform, posts from the community. */
@Module({
  providers: [
    BooksSealJob,
    BooksSealService,
    HandoverActsService,
    HandoverQueries,
    TrusteeChangeService,
  ],
  exports: [BooksSealService, HandoverActsService, HandoverQueries, TrusteeChangeService],
})
export class HandoverModule {}
