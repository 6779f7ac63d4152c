import { Module } from '@nestjs/common';
import { LedgerModule } from '../ledger/ledger.module';
import { registerConstraintMessages } from '../platform/database/constraint-messages';
import { TrustContractModule } from '../trust-contract/trust-contract.module';
import { ApprovalsService } from './approvals.service';
import { SpendingClosingCheck } from './closing-check';
import { commitmentConstraintMessages } from './commitments/commitment.errors';
import { CommitmentsQueries } from './commitments/commitments.queries';
import { CommitmentsService } from './commitments/commitments.service';
import { EmergenciesQueries } from './emergencies.queries';
import { EmergenciesService } from './emergencies.service';
import { EmergencyJob } from './emergency.job';
import { InvoiceReadingQueries } from './invoice-reading/invoice-reading.queries';
import { ObjectionsQueries } from './objections.queries';
import { ObjectionsService } from './objections.service';
import { frozenPayment } from './objection-subject';
import { registerSubject } from '../resolutions/subjects';
import { payeeConstraintMessages } from './payee.errors';
import { PayeesQueries } from './payees.queries';
import { PayeesService } from './payees.service';
import { PaymentsService } from './payments.service';
import { SpendingRecords } from './spending-records.service';
import { spendingConstraintMessages } from './spending.errors';
import { SpendingQueries } from './spending.queries';
import { SpendingService } from './spending.service';

registerConstraintMessages(spendingConstraintMessages);
registerConstraintMessages(payeeConstraintMessages);
registerSubject('objection', frozenPayment);
registerConstraintMessages(commitmentConstraintMessages);

/** 支出: request → review → approve → order → release → pay. */
@Module({
  imports: [LedgerModule, TrustContractModule],
  providers: [
    SpendingRecords,
    SpendingClosingCheck,
    SpendingService,
    ApprovalsService,
    PaymentsService,
    PayeesService,
    PayeesQueries,
    SpendingQueries,
    InvoiceReadingQueries,
    CommitmentsService,
    CommitmentsQueries,
    EmergenciesService,
    EmergenciesQueries,
    EmergencyJob,
    ObjectionsService,
    ObjectionsQueries,
  ],
  exports: [
    SpendingService,
    ApprovalsService,
    PaymentsService,
    PayeesService,
    PayeesQueries,
    SpendingQueries,
    InvoiceReadingQueries,
    CommitmentsService,
    CommitmentsQueries,
    EmergenciesService,
    EmergenciesQueries,
    ObjectionsService,
    ObjectionsQueries,
  ],
})
export class SpendingModule {}
