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
import { ApiAcceptedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { BillPreviewQueries } from '../charges/bill-preview.queries';
import { BillRunsService } from '../charges/bill-runs.service';
import { ChargesQueries } from '../charges/charges.queries';
import {
  AgeingView,
  ageingViewOf,
  BillPreviewView,
  billPreviewViewOf,
  BillRunsView,
  billRunViewOf,
  EnteredScheduleView,
  QueuedRunView,
} from '../charges/charges.view';
import { CollectionQueries } from '../charges/collection.queries';
import { ChargeActView } from '../charges/household.view';
import { SchedulesService } from '../charges/schedules.service';
import { hasRight } from '../community/held-rights.rules';
import type { IdempotentRequest } from '../platform/database/idempotency';
import { Transactions } from '../platform/database/transactions';
import { Caller, type CallerInfo } from '../platform/http/caller';
import { ApiIdempotencyKey, Once } from '../platform/http/idempotency-key';
import { May, SecondFactor } from '../platform/http/may';
import { period } from '../shared/period';
import { feeScheduleOf } from './charge-content';
import { BilledMonthQuery, CancellationDto, FeeScheduleDto, OrderBillRunDto } from './charges.dto';

/** 收费标准与计费. */
@ApiTags('收费')
@Controller('communities/:communityId')
export class BillingController {
  constructor(
    private readonly transactions: Transactions,
    private readonly schedules: SchedulesService,
    private readonly runs: BillRunsService,
    private readonly queries: ChargesQueries,
    private readonly previews: BillPreviewQueries,
    private readonly collections: CollectionQueries,
  ) {}

  @Post('fee-schedules')
  @May('charges.schedule')
  @ApiIdempotencyKey()
  @ApiOperation({ summary: '登记收费标准的新版本：须有决议依据，已计费的月份不变' })
  async enter(
    @Caller() me: CallerInfo,
    @Param('communityId', ParseIntPipe) communityId: number,
    @Once() once: IdempotentRequest,
    @Body() body: FeeScheduleDto,
  ): Promise<EnteredScheduleView> {
    const schedule = feeScheduleOf(body);
    const { result } = await this.transactions.runOnce(once, async (tx) => ({
      version: await this.schedules.enter(tx, communityId, { schedule, by: me.personId }),
    }));
    return result;
  }

  @Get('bill-runs')
  @May('charges.read')
  @ApiOperation({ summary: '某月的计费批次：户数、合计、已收、存证哈希' })
  @ApiOkResponse({ type: BillRunsView })
  async list(
    @Param('communityId', ParseIntPipe) communityId: number,
    @Query() { period: month }: BilledMonthQuery,
  ): Promise<BillRunsView> {
    const runs = await this.queries.runs(communityId, period(month));
    return { items: runs.map(billRunViewOf) };
  }

  @Get('bill-runs/preview')
  @May('charges.bill')
  @ApiOperation({ summary: '计费预览：控制合计，与上月不同的住户' })
  @ApiOkResponse({ type: BillPreviewView })
  async preview(
    @Param('communityId', ParseIntPipe) communityId: number,
    @Query() { period: month }: BilledMonthQuery,
  ): Promise<BillPreviewView> {
    return billPreviewViewOf(await this.previews.preview(communityId, period(month)));
  }

  @Post('bill-runs')
  @HttpCode(202)
  @May('charges.bill')
  @ApiIdempotencyKey()
  @ApiOperation({ summary: '执行某月计费（后台进行）：只补未计费的住户，可重复执行' })
  @ApiAcceptedResponse({ type: QueuedRunView })
  async order(
    @Caller() me: CallerInfo,
    @Param('communityId', ParseIntPipe) communityId: number,
    @Once() once: IdempotentRequest,
    @Body() body: OrderBillRunDto,
  ): Promise<QueuedRunView> {
    const wanted = { period: period(body.period), by: me.personId };
    const { result } = await this.transactions.runOnce(once, async (tx) => ({
      jobId: await this.runs.order(tx, communityId, wanted),
    }));
    return result;
  }

  @Post('bill-runs/:runId/cancellation')
  @May('charges.cancel')
  @SecondFactor()
  @ApiIdempotencyKey()
  @ApiOperation({ summary: '冲销一次计费：红字冲回全部凭证，之后可重新计费；已有收款的不能冲销' })
  async cancel(
    @Caller() me: CallerInfo,
    @Param('communityId', ParseIntPipe) communityId: number,
    @Param('runId', ParseUUIDPipe) runId: string,
    @Once() once: IdempotentRequest,
    @Body() { reason }: CancellationDto,
  ): Promise<ChargeActView> {
    const { result } = await this.transactions.runOnce(once, async (tx) => {
      await this.runs.cancel(tx, communityId, { runId, reason, by: me.personId });
      return { id: runId };
    });
    return result;
  }

  @Get('arrears/ageing')
  @May('charges.read')
  @ApiOperation({ summary: '欠费账龄：全小区合计，不含任何住户名单；不足五户的档只给收款的人看' })
  @ApiOkResponse({ type: AgeingView })
  async ageing(
    @Caller() me: CallerInfo,
    @Param('communityId', ParseIntPipe) communityId: number,
  ): Promise<AgeingView> {
    const whole = hasRight(me, communityId, 'charges.household');
    return ageingViewOf(await this.collections.ageing(communityId, { whole }));
  }
}
