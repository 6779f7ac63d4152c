import { Module } from '@nestjs/common';
import { LedgerModule } from '../ledger/ledger.module';
import { registerConstraintMessages } from '../platform/database/constraint-messages';
import { RemunerationFormulasService } from './formulas.service';
import { RemunerationRunsService } from './remuneration-runs.service';
import { remunerationConstraintMessages } from './remuneration.errors';
import { RemunerationQueries } from './remuneration.queries';

registerConstraintMessages(remunerationConstraintMessages);

const PARTS = [RemunerationFormulasService, RemunerationRunsService, RemunerationQueries];

/** 受托人报酬: by which formula, from which lines, and how much. */
@Module({ imports: [LedgerModule], providers: PARTS, exports: PARTS })
export class RemunerationModule {}
