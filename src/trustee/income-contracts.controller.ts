import { Body, Controller, Get, Param, ParseIntPipe, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CommonIncomeQueries } from '../common-income/common-income.queries';
import {
  IncomeAccrualRunView,
  IncomeContractDetailView,
  IncomeContractEnteredView,
  IncomeContractsView,
  IncomeEndedView,
} from '../common-income/common-income.view';
import { IncomeAccrualsService } from '../common-income/income-accruals.service';
import { IncomeContractsService } from '../common-income/income-contracts.service';
import { IncomeRecordsQueries } from '../common-income/income-records.queries';
import { incomeContractDetailViewOf, incomeContractViewOf } from '../common-income/income-views';
import { Clock } from '../platform/clock';
import type { IdempotentRequest } from '../platform/database/idempotency';
import { Transactions } from '../platform/database/transactions';
import { Caller, type CallerInfo } from '../platform/http/caller';
import { ApiIdempotencyKey, Once } from '../platform/http/idempotency-key';
import { May } from '../platform/http/may';
import { period } from '../shared/period';
import { endOf, incomeTermsOf } from './income-content';
import { AccruePeriodDto, EndIncomeContractDto, IncomeTermsDto } from './income.dto';

/** 公共收益合同: the register, and what contracts have earned. */
@ApiTags('公共收益')
@Controller('communities/:communityId/income-contracts')
export class IncomeContractsController {
  constructor(
    private readonly transactions: Transactions,
    private readonly contracts: IncomeContractsService,
    private readonly accruals: IncomeAccrualsService,
    private readonly queries: CommonIncomeQueries,
    private readonly records: IncomeRecordsQueries,
    private readonly clock: Clock,
  ) {}

  @Get()
  @May('income.read')
  @ApiOperation({ summary: '公共收益台账：每份合同和每个无合同的部位，应收、已收、逾期' })
  @ApiOkResponse({ type: IncomeContractsView })
  async list(
    @Param('communityId', ParseIntPipe) communityId: number,
  ): Promise<IncomeContractsView> {
    return { items: (await this.queries.list(communityId)).map(incomeContractViewOf) };
  }

  @Get(':contractId')
  @May('income.read')
  @ApiOperation({ summary: '一份合同：各版本、各期应收、计提和收款' })
  @ApiOkResponse({ type: IncomeContractDetailView })
  async one(
    @Param('communityId', ParseIntPipe) communityId: number,
    @Param('contractId', ParseUUIDPipe) contractId: string,
  ): Promise<IncomeContractDetailView> {
    const contract = await this.queries.one(communityId, contractId);
    const records = await this.records.of(communityId, contractId);
    return incomeContractDetailViewOf(contract, records, this.clock.today());
  }

  @Post()
  @May('income.contract')
  @ApiIdempotencyKey()
  @ApiOperation({ summary: '登记公共收益合同，或没有合同的部位' })
  @ApiCreatedResponse({ type: IncomeContractEnteredView })
  async register(
    @Caller() me: CallerInfo,
    @Param('communityId', ParseIntPipe) communityId: number,
    @Once() once: IdempotentRequest,
    @Body() body: IncomeTermsDto,
  ): Promise<IncomeContractEnteredView> {
    const entered = { terms: incomeTermsOf(body), by: me.personId };
    const { result } = await this.transactions.runOnce(once, async (tx) => ({
      id: await this.contracts.register(tx, communityId, entered),
      version: 1,
    }));
    return result;
  }

  @Post('accruals')
  @May('income.accrue')
  @ApiIdempotencyKey()
  @ApiOperation({ summary: '计提某月的合同应收：补齐以前月份，可重复执行' })
  @ApiCreatedResponse({ type: IncomeAccrualRunView })
  async accrue(
    @Caller() me: CallerInfo,
    @Param('communityId', ParseIntPipe) communityId: number,
    @Once() once: IdempotentRequest,
    @Body() body: AccruePeriodDto,
  ): Promise<IncomeAccrualRunView> {
    const wanted = { period: period(body.period), by: me.personId };
    const { result } = await this.transactions.runOnce(once, async (tx) => {
      const run = await this.accruals.accrue(tx, communityId, wanted);
      return {
        period: wanted.period,
        contracts: run.contracts,
        amount: run.amount.toString(),
        share: run.share.toString(),
      };
    });
    return result;
  }

  @Post(':contractId/versions')
  @May('income.contract')
  @ApiIdempotencyKey()
  @ApiOperation({ summary: '登记合同的新版本：续签、调价；已计提的月份不变' })
  @ApiCreatedResponse({ type: IncomeContractEnteredView })
  async change(
    @Caller() me: CallerInfo,
    @Param('communityId', ParseIntPipe) communityId: number,
    @Param('contractId', ParseUUIDPipe) contractId: string,
    @Once() once: IdempotentRequest,
    @Body() body: IncomeTermsDto,
  ): Promise<IncomeContractEnteredView> {
    const entered = { contractId, terms: incomeTermsOf(body), by: me.personId };
    const { result } = await this.transactions.runOnce(once, async (tx) => ({
      id: contractId,
      version: await this.contracts.change(tx, communityId, entered),
    }));
    return result;
  }

  @Post(':contractId/end')
  @May('income.contract')
  @ApiIdempotencyKey()
  @ApiOperation({ summary: '终止合同：终止日之后已计提的月份以红字冲回' })
  @ApiCreatedResponse({ type: IncomeEndedView })
  async end(
    @Caller() me: CallerInfo,
    @Param('communityId', ParseIntPipe) communityId: number,
    @Param('contractId', ParseUUIDPipe) contractId: string,
    @Once() once: IdempotentRequest,
    @Body() body: EndIncomeContractDto,
  ): Promise<IncomeEndedView> {
    const act = endOf(contractId, body, me.personId);
    const { result } = await this.transactions.runOnce(once, async (tx) => ({
      id: contractId,
      takenBack: await this.contracts.end(tx, communityId, act),
    }));
    return result;
  }
}
