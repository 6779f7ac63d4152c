import { Module } from '@nestjs/common';
import { LedgerModule } from '../ledger/ledger.module';
import { decisionConstraintMessages } from '../open-budget/deciding/decision.errors';
import { registerConstraintMessages } from '../platform/database/constraint-messages';
import { registerSubject } from '../resolutions/subjects';
import { surplusConstraintMessages } from './surplus.errors';
import { SurplusQueries } from './surplus.queries';
import { SurplusService } from './surplus.service';
import { votedSurplus } from './voted-surplus';

registerConstraintMessages({ ...decisionConstraintMessages, ...surplusConstraintMessages });
registerSubject('surplus', votedSurplus);

const PARTS = [SurplusService, SurplusQueries];

/** 结余分配: what becomes of the owners' surplus. */
@Module({ imports: [LedgerModule], providers: PARTS, exports: PARTS })
export class SurplusModule {}
