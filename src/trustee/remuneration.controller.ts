import { Body, Controller, Get, Param, ParseIntPipe, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { IdempotentRequest } from '../platform/database/idempotency';
import { Transactions } from '../platform/database/transactions';
import { Caller, type CallerInfo } from '../platform/http/caller';
import { ApiIdempotencyKey, Once } from '../platform/http/idempotency-key';
import { May } from '../platform/http/may';
import { RemunerationRunsService } from '../remuneration/remuneration-runs.service';
import { remunerationViewOf } from '../remuneration/remuneration-views';
import { RemunerationQueries } from '../remuneration/remuneration.queries';
import { RemunerationPostedView, RemunerationMonthView } from '../remuneration/remuneration.view';
import { period } from '../shared/period';
import { PostRemunerationDto, RemunerationPeriodQuery } from './remuneration.dto';

/** 受托人报酬: looked at beforehand, posted once the month is closed. */
@ApiTags('受托人报酬')
@Controller('communities/:communityId')
export class RemunerationController {
  constructor(
    private readonly transactions: Transactions,
    private readonly runs: RemunerationRunsService,
    private readonly queries: RemunerationQueries,
  ) {}

  @Get('remuneration/preview')
  @May('ledger.read')
  @ApiOperation({ summary: '受托人报酬试算：逐行基数，哪些不计及其理由' })
  @ApiOkResponse({ type: RemunerationMonthView })
  async preview(
    @Param('communityId', ParseIntPipe) communityId: number,
    @Query() { period: month }: RemunerationPeriodQuery,
  ): Promise<RemunerationMonthView> {
    return remunerationViewOf(await this.queries.preview(communityId, period(month)));
  }

  @Post('remuneration-runs')
  @May('remuneration.post')
  @ApiIdempotencyKey()
  @ApiOperation({ summary: '计提某月受托人报酬：须已结账，一个月一次' })
  @ApiCreatedResponse({ type: RemunerationPostedView })
  async post(
    @Caller() me: CallerInfo,
    @Param('communityId', ParseIntPipe) communityId: number,
    @Once() once: IdempotentRequest,
    @Body() body: PostRemunerationDto,
  ): Promise<RemunerationPostedView> {
    const wanted = { period: period(body.period), by: me.personId };
    const { result } = await this.transactions.runOnce(once, async (tx) => {
      const { amount, entrySeq } = await this.runs.post(tx, communityId, wanted);
      const seq = entrySeq?.toString() ?? null;
      return { period: wanted.period, amount: amount.toString(), entrySeq: seq };
    });
    return result;
  }
}
