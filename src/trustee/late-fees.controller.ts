import { Body, Controller, Get, Param, ParseIntPipe, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { LateFeePreviewView, lateFeePreviewViewOf, LateFeeRunsView } from '../charges/arrears.view';
import { LateFeesQueries } from '../charges/late-fees.queries';
import { LateFeesService } from '../charges/late-fees.service';
import type { IdempotentRequest } from '../platform/database/idempotency';
import { Transactions } from '../platform/database/transactions';
import { Caller, type CallerInfo } from '../platform/http/caller';
import { ApiIdempotencyKey, Once } from '../platform/http/idempotency-key';
import { May } from '../platform/http/may';
import { period } from '../shared/period';
import { LateFeeMonthQuery, LateFeeRunDto } from './arrears.dto';

/** 违约金: by the contract's rule and no other. */
@ApiTags('收费')
@Controller('communities/:communityId/late-fees')
export class LateFeesController {
  constructor(
    private readonly transactions: Transactions,
    private readonly service: LateFeesService,
    private readonly queries: LateFeesQueries,
  ) {}

  @Get('preview')
  @May('charges.bill')
  @ApiOperation({ summary: '违约金预览：合同约定、各收费项目的户数与合计，不含住户名单' })
  @ApiOkResponse({ type: LateFeePreviewView })
  async preview(
    @Param('communityId', ParseIntPipe) communityId: number,
    @Query() { period: month }: LateFeeMonthQuery,
  ): Promise<LateFeePreviewView> {
    return lateFeePreviewViewOf(await this.queries.preview(communityId, period(month)));
  }

  @Post()
  @May('charges.bill')
  @ApiIdempotencyKey()
  @ApiOperation({ summary: '计收某月违约金：只补未计的住户，可重复执行；可冲销，可减免' })
  async run(
    @Caller() me: CallerInfo,
    @Param('communityId', ParseIntPipe) communityId: number,
    @Once() once: IdempotentRequest,
    @Body() body: LateFeeRunDto,
  ): Promise<LateFeeRunsView> {
    const wanted = { period: period(body.period), by: me.personId };
    const { result } = await this.transactions.runOnce(once, async (tx) => ({
      runs: await this.service.run(tx, communityId, wanted),
    }));
    return result;
  }
}
