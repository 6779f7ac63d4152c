import { Body, Controller, Get, Param, ParseIntPipe, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { IdempotentRequest } from '../platform/database/idempotency';
import { Transactions } from '../platform/database/transactions';
import { Caller, type CallerInfo } from '../platform/http/caller';
import { ApiIdempotencyKey, Once } from '../platform/http/idempotency-key';
import { May, SecondFactor } from '../platform/http/may';
import { day } from '../shared/day';
import {
  ContractDraftView,
  contractDraftViewOf,
  ContractView,
  contractViewOf,
} from '../trust-contract/contract.view';
import { TrustContractQueries } from '../trust-contract/trust-contract.queries';
import { TrustContractService } from '../trust-contract/trust-contract.service';
import { ContractDto } from './contracts.dto';

/** 信托合同: a new version, on the strength of a resolution. */
@ApiTags('信托合同')
@Controller('communities/:communityId/contracts')
export class ContractsController {
  constructor(
    private readonly transactions: Transactions,
    private readonly contracts: TrustContractService,
    private readonly queries: TrustContractQueries,
  ) {}

  /** What the form of the next version begins with; the first one with the usual terms. */
  @Get('draft')
  @May('contract.version')
  @ApiOperation({ summary: '起草新版合同的底稿：上一版的条款；第一版给出通用条款' })
  async draft(@Param('communityId', ParseIntPipe) communityId: number): Promise<ContractDraftView> {
    return contractDraftViewOf(await this.queries.nextDraft(communityId));
  }

  @Post()
  @May('contract.version')
  @SecondFactor()
  @ApiIdempotencyKey()
  @ApiOperation({ summary: '订立新版合同：以业主大会决议为依据，自生效日起执行' })
  async enact(
    @Caller() me: CallerInfo,
    @Param('communityId', ParseIntPipe) communityId: number,
    @Once() once: IdempotentRequest,
    @Body() body: ContractDto,
  ): Promise<ContractView> {
    const { title, resolutionRef, terms } = body;
    const effectiveOn = day(body.effectiveOn);
    const draft = { title, resolutionRef, terms, effectiveOn, createdBy: me.personId };
    const { result: contract } = await this.transactions.runOnce(once, (tx) =>
      this.contracts.enact(tx, communityId, draft),
    );
    const { inForce } = await this.queries.versions(communityId);
    return contractViewOf(contract, contract.version === inForce);
  }
}
