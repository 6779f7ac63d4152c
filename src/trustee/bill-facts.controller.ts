import {
  Body,
  Controller,
  Get,
  HttpCode,
  Param,
  ParseIntPipe,
  ParseUUIDPipe,
  Post,
  Query,
} from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { BillFactsQueries } from '../charges/bill-facts.queries';
import { BillFactsService } from '../charges/bill-facts.service';
import {
  MeterSheetView,
  meterSheetViewOf,
  SharedCostsView,
  sharedCostsViewOf,
  VacanciesView,
  vacanciesViewOf,
} from '../charges/bill-facts.view';
import { ChargeActView } from '../charges/household.view';
import type { IdempotentRequest } from '../platform/database/idempotency';
import { Transactions } from '../platform/database/transactions';
import { Caller, type CallerInfo } from '../platform/http/caller';
import { ApiIdempotencyKey, Once } from '../platform/http/idempotency-key';
import { May } from '../platform/http/may';
import { day } from '../shared/day';
import { Money } from '../shared/money';
import { period } from '../shared/period';
import { vacancyOf } from './charge-content';
import {
  BilledMonthQuery,
  MeterReadingsDto,
  MeterSheetQuery,
  SharedCostDto,
  VacancyDto,
  VacancyEndDto,
} from './charges.dto';

/** 计费依据: what bills follow from besides prices and areas. */
@ApiTags('收费')
@Controller('communities/:communityId')
export class BillFactsController {
  constructor(
    private readonly transactions: Transactions,
    private readonly facts: BillFactsService,
    private readonly queries: BillFactsQueries,
  ) {}

  @Get('meter-readings')
  @May('charges.bill')
  @ApiOperation({ summary: '抄表单：应抄各户的上月表数和本月表数' })
  @ApiOkResponse({ type: MeterSheetView })
  async sheet(
    @Param('communityId', ParseIntPipe) communityId: number,
    @Query() { feeCode, period: month }: MeterSheetQuery,
  ): Promise<MeterSheetView> {
    return meterSheetViewOf(await this.queries.sheet(communityId, feeCode, period(month)));
  }

  @Post('meter-readings')
  @HttpCode(204)
  @May('charges.bill')
  @ApiOperation({ summary: '录入抄表：未计费的可以更正，再次提交以新数为准' })
  @ApiNoContentResponse()
  async read(
    @Caller() me: CallerInfo,
    @Param('communityId', ParseIntPipe) communityId: number,
    @Body() { feeCode, period: month, readings }: MeterReadingsDto,
  ): Promise<void> {
    const given = { feeCode, period: period(month), readings, by: me.personId };
    await this.transactions.run(communityId, (tx) => this.facts.read(tx, communityId, given));
  }

  @Get('shared-costs')
  @May('charges.bill')
  @ApiOperation({ summary: '某月已录入的公摊总额' })
  @ApiOkResponse({ type: SharedCostsView })
  async sharedCosts(
    @Param('communityId', ParseIntPipe) communityId: number,
    @Query() { period: month }: BilledMonthQuery,
  ): Promise<SharedCostsView> {
    return sharedCostsViewOf(await this.queries.sharedCosts(communityId, period(month)));
  }

  @Post('shared-costs')
  @HttpCode(204)
  @May('charges.bill')
  @ApiOperation({ summary: '录入某月公摊总额及其依据：未计费的可以更正' })
  @ApiNoContentResponse()
  async share(
    @Caller() me: CallerInfo,
    @Param('communityId', ParseIntPipe) communityId: number,
    @Body() body: SharedCostDto,
  ): Promise<void> {
    const { feeCode, evidence } = body;
    const total = Money.yuan(body.total);
    const cost = { feeCode, evidence, total, period: period(body.period), by: me.personId };
    await this.transactions.run(communityId, (tx) => this.facts.share(tx, communityId, cost));
  }

  @Get('vacancies')
  @May('charges.bill')
  @ApiOperation({ summary: '空置登记：未结束的在前' })
  @ApiOkResponse({ type: VacanciesView })
  async vacancies(@Param('communityId', ParseIntPipe) communityId: number): Promise<VacanciesView> {
    return vacanciesViewOf(await this.queries.vacancies(communityId));
  }

  @Post('vacancies')
  @May('charges.bill')
  @ApiIdempotencyKey()
  @ApiOperation({ summary: '登记空置：整月空置的按收费标准打折' })
  async reportVacant(
    @Caller() me: CallerInfo,
    @Param('communityId', ParseIntPipe) communityId: number,
    @Once() once: IdempotentRequest,
    @Body() body: VacancyDto,
  ): Promise<ChargeActView> {
    const vacancy = vacancyOf(body);
    const { result } = await this.transactions.runOnce(once, async (tx) => ({
      id: await this.facts.reportVacant(tx, communityId, { vacancy, by: me.personId }),
    }));
    return result;
  }

  @Post('vacancies/:vacancyId/end')
  @HttpCode(204)
  @May('charges.bill')
  @ApiOperation({ summary: '结束空置：填写空置的最后一天' })
  @ApiNoContentResponse()
  async endVacancy(
    @Param('communityId', ParseIntPipe) communityId: number,
    @Param('vacancyId', ParseUUIDPipe) id: string,
    @Body() { endsOn }: VacancyEndDto,
  ): Promise<void> {
    const ending = { id, endsOn: day(endsOn) };
    await this.transactions.run(communityId, (tx) =>
      this.facts.endVacancy(tx, communityId, ending),
    );
  }
}
