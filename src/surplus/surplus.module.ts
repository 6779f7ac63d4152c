import { Module } from '@nestjs/common';
import { LedgerModule } from '../ledger/ledger.module';
import { decisionConstraintMessages } from '../open-budget/deciding/decision.errors';
import { registerConstraintMessages } from '../platform/database/constraint-messages';
import { surplusConstraintMessages } from './surplus.errors';
import { SurplusQueries } from './surplus.queries';
import { SurplusService } from './surplus.service';

registerConstraintMessages({ ...decisionConstraintMessages, ...surplusConstraintMessages });

const PARTS = [SurplusService, SurplusQueries];

/** 结余分配: what becomes of the owners' surplus. */
@Module({ imports: [LedgerModule], providers: PARTS, exports: PARTS })
export class SurplusModule {}
