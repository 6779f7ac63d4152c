import { Controller, Get, Param, ParseIntPipe } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
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
  @ApiOperation({ summary: '现行有效的信托合同' })
  async inForce(@Param('communityId', ParseIntPipe) communityId: number): Promise<ContractView> {
    return contractViewOf(await this.queries.inForce(communityId), true);
  }

  @Get('contracts')
  @May('contract.read')
  @ApiOperation({ summary: '信托合同的历次版本，新的在前' })
  async versions(@Param('communityId', ParseIntPipe) communityId: number): Promise<ContractsView> {
    const { versions, inForce } = await this.queries.versions(communityId);
    return {
      items: versions.map((contract) => contractViewOf(contract, contract.version === inForce)),
    };
  }

  @Get('bank-accounts')
  @May('contract.read')
  @ApiOperation({ summary: '信托专户和账面余额；账号只显示末四位' })
  async bankAccounts(
    @Param('communityId', ParseIntPipe) communityId: number,
  ): Promise<BankAccountsView> {
    return { items: await this.queries.bankAccounts(communityId) };
  }
}
