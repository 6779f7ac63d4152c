import { Controller, Get, Param, ParseIntPipe } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { May } from '../platform/http/may';
import {
  BankAccountsView,
  ContractsView,
  ContractView,
  contractViewOf,
} from '../trust-contract/contract.view';
import { TrustContractQueries } from '../trust-contract/trust-contract.queries';

/** 信托合同 and the trust's accounts, open to every member (信托法 20). */
@ApiTags('信托合同')
@Controller('communities/:communityId')
export class ContractController {
  constructor(private readonly queries: TrustContractQueries) {}

  @Get('contract')
  @May('contract.read')
  async inForce(@Param('communityId', ParseIntPipe) communityId: number): Promise<ContractView> {
    return contractViewOf(await this.queries.inForce(communityId), true);
  }

  @Get('contracts')
  @May('contract.read')
  async versions(@Param('communityId', ParseIntPipe) communityId: number): Promise<ContractsView> {
    const { versions, inForce } = await this.queries.versions(communityId);
    return {
      items: versions.map((contract) => contractViewOf(contract, contract.version === inForce)),
    };
  }

  @Get('bank-accounts')
  @May('contract.read')
  async bankAccounts(
    @Param('communityId', ParseIntPipe) communityId: number,
  ): Promise<BankAccountsView> {
    return { items: await this.queries.bankAccounts(communityId) };
  }
}
