import { Module } from '@nestjs/common';
import { LedgerModule } from '../ledger/ledger.module';
import { registerConstraintMessages } from '../platform/database/constraint-messages';
import { BillFactsQueries } from './bill-facts.queries';
import { BillFactsService } from './bill-facts.service';
import { BillPreviewQueries } from './bill-preview.queries';
import { BillRunJob } from './bill-run.job';
import { BillRunsService } from './bill-runs.service';
import { chargesConstraintMessages } from './charges.errors';
import { CashierDaysQueries } from './cashier-days.queries';
import { CashierDaysService } from './cashier-days.service';
import { ChargesQueries } from './charges.queries';
import { ChargesClosingCheck } from './closing-check';
import { CollectionQueries } from './collection.queries';
import { HouseholdQueries } from './household.queries';
import { ReceiptCancellations } from './receipt-cancellations.service';
import { ReceiptImportJob } from './receipt-import.job';
import { ReceiptImportService } from './receipt-import.service';
import { ReceiptPaperQueries } from './receipt-paper.queries';
import { ReceiptPapers } from './receipt-papers';
import { ReceiptRecords } from './receipt-records.service';
import { ReceiptsBulk } from './receipts-bulk.service';
import { ReceiptRegisterQueries } from './receipt-register.queries';
import { ReceiptsService } from './receipts.service';
import { LateFeesQueries } from './late-fees.queries';
import { LateFeesService } from './late-fees.service';
import { ReceiptsQueries } from './receipts.queries';
import { ReliefsQueries } from './reliefs.queries';
import { RemindersQueries } from './reminders.queries';
import { RemindersService } from './reminders.service';
import { SettlementsQueries } from './settlements.queries';
import { SettlementsService } from './settlements.service';
import { RefundsService } from './refunds.service';
import { ReliefsService } from './reliefs.service';
import { SchedulesService } from './schedules.service';

registerConstraintMessages(chargesConstraintMessages);

const PARTS = [
  SchedulesService,
  BillFactsService,
  BillFactsQueries,
  BillRunsService,
  ReceiptsService,
  ReceiptsBulk,
  ReceiptImportService,
  CashierDaysService,
  CashierDaysQueries,
  ReceiptPaperQueries,
  ReceiptPapers,
  ReceiptCancellations,
  RefundsService,
  ReliefsService,
  ChargesQueries,
  BillPreviewQueries,
  HouseholdQueries,
  CollectionQueries,
  ReceiptsQueries,
  ReliefsQueries,
  RemindersService,
  RemindersQueries,
  LateFeesService,
  LateFeesQueries,
  SettlementsService,
  SettlementsQueries,
  ReceiptRegisterQueries,
];

/** 收费: schedules → bills → receipts; what households owe and have paid. */
@Module({
  imports: [LedgerModule],
  providers: [...PARTS, ReceiptRecords, BillRunJob, ReceiptImportJob, ChargesClosingCheck],
  exports: PARTS,
})
export class ChargesModule {}
