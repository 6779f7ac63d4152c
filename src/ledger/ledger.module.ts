import { Module } from '@nestjs/common';
import { registerConstraintMessages } from '../platform/database/constraint-messages';
import { ProofModule } from '../proof/proof.module';
import { AccountsQueries } from './accounts.queries';
import { ClosingChecks } from './closing-checks';
import { ClosingEffects } from './closing-effects';
import { ClosingQueries } from './closing.queries';
import { ClosingService } from './closing.service';
import { EntryImportJob } from './entry-import.job';
import { EntryImportQueries } from './entry-import.queries';
import { EntryImportService } from './entry-import.service';
import { GeneralLedgerQueries } from './general-ledger.queries';
import { JournalQueries } from './journal.queries';
import { ledgerConstraintMessages } from './ledger.errors';
import { LedgerService } from './ledger.service';
import { PaymentChecks } from './payment-checks';
import { PostingQueue } from './posting-queue';
import { SubsidiaryLedgerQueries } from './subsidiary-ledger.queries';
import { TrialBalanceQueries } from './trial-balance.queries';
import { VerifyBooksQueries } from './verify-books.queries';
import { VoucherChecks } from './voucher-checks';
import { VoucherDraftsQueries } from './voucher-drafts.queries';
import { VoucherDraftsService } from './voucher-drafts.service';

registerConstraintMessages(ledgerConstraintMessages);

const PARTS = [
  LedgerService,
  PostingQueue,
  VoucherDraftsService,
  VoucherDraftsQueries,
  ClosingChecks,
  ClosingEffects,
  PaymentChecks,
  VoucherChecks,
  ClosingService,
  ClosingQueries,
  AccountsQueries,
  JournalQueries,
  GeneralLedgerQueries,
  SubsidiaryLedgerQueries,
  TrialBalanceQueries,
  EntryImportService,
  EntryImportQueries,
  VerifyBooksQueries,
];

/** 会计账簿: double entry; the only writer of money. */
@Module({ imports: [ProofModule], providers: [...PARTS, EntryImportJob], exports: PARTS })
export class LedgerModule {}
