import { Module } from '@nestjs/common';
import { ChargesModule } from '../charges/charges.module';
import { BillReliefsController } from './bill-reliefs.controller';
import { GrantsController } from './grants.controller';
import { BankAccountsController } from './bank-accounts.controller';
import { BindingsController } from './bindings.controller';
import { RemunerationModule } from '../remuneration/remuneration.module';
import { RemunerationFormulasController } from './remuneration-formulas.controller';
import { SpendingModule } from '../spending/spending.module';
import { TrustContractModule } from '../trust-contract/trust-contract.module';
import { ApproveSpendingController } from './approve-spending.controller';
import { ContractsController } from './contracts.controller';
import { ReleasePaymentsController } from './release-payments.controller';

/** 委托人 业委会: what the owners' committee may do. */
@Module({
  imports: [ChargesModule, RemunerationModule, SpendingModule, TrustContractModule],
  controllers: [
    GrantsController,
    BindingsController,
    ApproveSpendingController,
    ReleasePaymentsController,
    ContractsController,
    BankAccountsController,
    BillReliefsController,
    RemunerationFormulasController,
  ],
})
export class TrustorModule {}
