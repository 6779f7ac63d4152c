import { Module } from '@nestjs/common';
import { registerConstraintMessages } from '../../platform/database/constraint-messages';
import { registerSubject } from '../../resolutions/subjects';
import { decisionConstraintMessages } from '../deciding/decision.errors';
import { finalAccountsConstraintMessages } from './final-accounts.errors';
import { FinalAccountsQueries } from './final-accounts.queries';
import { FinalAccountsService } from './final-accounts.service';
import { votedAccounts } from './voted-accounts';

registerConstraintMessages({ ...decisionConstraintMessages, ...finalAccountsConstraintMessages });
registerSubject('final-accounts', votedAccounts);

const PARTS = [FinalAccountsService, FinalAccountsQueries];

/** 决算: what a budget's year came to. */
@Module({ providers: PARTS, exports: PARTS })
export class FinalAccountsModule {}
