import { Module } from '@nestjs/common';
import { registerConstraintMessages } from '../platform/database/constraint-messages';
import { BankAccountsService } from './bank-accounts.service';
import { contractConstraintMessages } from './trust-contract.errors';
import { TrustContractQueries } from './trust-contract.queries';
import { TrustContractService } from './trust-contract.service';

registerConstraintMessages(contractConstraintMessages);

/** 信托合同 and the trust's bank accounts. Expects Clock, Reading and Sealing from global modules. */
@Module({
  providers: [TrustContractService, TrustContractQueries, BankAccountsService],
  exports: [TrustContractService, TrustContractQueries, BankAccountsService],
})
export class TrustContractModule {}
