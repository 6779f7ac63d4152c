import { Module } from '@nestjs/common';
import { BankModule } from '../bank/bank.module';
import { ChargesModule } from '../charges/charges.module';
import { LedgerModule } from '../ledger/ledger.module';
import { ExchangeModule } from '../exchange/exchange.module';
import { ProofModule } from '../proof/proof.module';
import { ExchangeController } from './exchange.controller';
import { BooksPackageController } from './books-package.controller';
import { BooksAnswers } from './books-answers';
import { BooksController } from './books.controller';
import { CommunityModule } from '../community/community.module';
import { SpendingModule } from '../spending/spending.module';
import { FilesModule } from '../platform/files/files.module';
import { CommitmentListController } from './commitments.controller';
import { SpendingController } from './spending.controller';
import { LogLeavesController } from './log-leaves.controller';
import { OriginalEvidenceController } from './original-evidence.controller';
import { EvidenceModule } from '../evidence/evidence.module';
import { OriginalReadingsController } from './original-readings.controller';
import { OriginalStatementController } from './original-statement.controller';
import { BudgetDuties } from '../open-budget/budget-duties.queries';
import { ResolutionDuties } from '../resolutions/resolution-duties.queries';
import { SpendingDuties } from '../spending/spending-duties.queries';
import { SurplusDuties } from '../surplus/surplus-duties.queries';
import { InquiryDuties } from '../inquiries/inquiry-duties.queries';
import { BudgetTodos } from './budget-todos';
import { AuditDuties } from '../audit-report/audit-duties.queries';
import { AuditReportModule } from '../audit-report/audit-report.module';
import { RaiseFindingsController } from './audit-findings.controller';
import { AuditTodos } from './audit-todos';
import { AuditWorkController } from './audit-work.controller';
import { DisclosureTodos } from './disclosure-todos';
import { DisclosureModule } from '../disclosure/disclosure.module';
import { InquiryTodos } from './inquiry-todos';
import { OwnersTodos } from './owners-todos';
import { TodoService } from './todo.service';
import { TodoController } from './todo.controller';

/** 监督人 社区 街道 事务所: what those who watch may see. */
@Module({
  // what waits in other rooms is asked here and nowhere else
  providers: [
    BooksAnswers,
    BudgetDuties,
    ResolutionDuties,
    SpendingDuties,
    SurplusDuties,
    InquiryDuties,
    InquiryTodos,
    DisclosureTodos,
    AuditDuties,
    AuditTodos,
    BudgetTodos,
    OwnersTodos,
    TodoService,
  ],
  imports: [
    DisclosureModule,
    AuditReportModule,
    BankModule,
    ChargesModule,
    LedgerModule,
    SpendingModule,
    FilesModule,
    EvidenceModule,
    CommunityModule,
    ProofModule,
    ExchangeModule,
  ],
  controllers: [
    ExchangeController,
    BooksPackageController,
    BooksController,
    SpendingController,
    CommitmentListController,
    TodoController,
    OriginalEvidenceController,
    OriginalReadingsController,
    OriginalStatementController,
    LogLeavesController,
    AuditWorkController,
    RaiseFindingsController,
  ],
})
export class SupervisorsModule {}
