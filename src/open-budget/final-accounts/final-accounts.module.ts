import { Module } from '@nestjs/common';
import { registerConstraintMessages } from '../../platform/database/constraint-messages';
import { decisionConstraintMessages } from '../deciding/decision.errors';
import { finalAccountsConstraintMessages } from './final-accounts.errors';
import { FinalAccountsQueries } from './final-accounts.queries';
import { FinalAccountsService } from './final-accounts.service';

registerConstraintMessages({ ...decisionConstraintMessages, ...finalAccountsConstraintMessages });

const PARTS = [FinalAccountsService, FinalAccountsQueries];

/** 决算: what a budget's year came to. */
@Module({ providers: PARTS, exports: PARTS })
export class FinalAccountsModule {}
