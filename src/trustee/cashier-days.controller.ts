import { Body, Controller, Get, HttpCode, Param, ParseIntPipe, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CashierDaysQueries } from '../charges/cashier-days.queries';
import { CashierDaysService } from '../charges/cashier-days.service';
import { TillDayView, tillDayViewOf } from '../charges/cashier-day.view';
import { ChargeActView } from '../charges/household.view';
import type { IdempotentRequest } from '../platform/database/idempotency';
import { Transactions } from '../platform/database/transactions';
import { Caller, type CallerInfo } from '../platform/http/caller';
import { ApiIdempotencyKey, Once } from '../platform/http/idempotency-key';
import { May } from '../platform/http/may';
import { day } from '../shared/day';
import { Money } from '../shared/money';
import { CashierDayDto } from './cashier-days.dto';

/** 收款日结: the till against the book. */
@ApiTags('收费')
@Controller('communities/:communityId/cashier-days')
export class CashierDaysController {
  constructor(
    private readonly transactions: Transactions,
    private readonly days: CashierDaysService,
    private readonly queries: CashierDaysQueries,
  ) {}

  @Get(':on')
  @May('charges.till')
  @ApiOperation({ summary: '某日的收款合计（按方式）与日结' })
  @ApiOkResponse({ type: TillDayView })
  async show(
    @Param('communityId', ParseIntPipe) communityId: number,
    @Param('on') on: string,
  ): Promise<TillDayView> {
    return tillDayViewOf(await this.queries.day(communityId, day(on)));
  }

  @Post()
  @May('charges.receive')
  @ApiIdempotencyKey()
  @ApiOperation({ summary: '日结：清点现金；有差额的写明原因，日结后不能再收当天的现金' })
  async close(
    @Caller() me: CallerInfo,
    @Param('communityId', ParseIntPipe) communityId: number,
    @Once() once: IdempotentRequest,
    @Body() { day: on, counted, pieces = {}, reason = '' }: CashierDayDto,
  ): Promise<ChargeActView> {
    const count = { counted: Money.yuan(counted), pieces, reason };
    const { result } = await this.transactions.runOnce(once, async (tx) => {
      await this.days.close(tx, communityId, { on: day(on), count, by: me.personId });
      return { id: on };
    });
    return result;
  }

  @Post(':on/review')
  @May('charges.till-review')
  @HttpCode(204)
  @ApiOperation({ summary: '复核日结：由日结人以外的人办理' })
  async review(
    @Caller() me: CallerInfo,
    @Param('communityId', ParseIntPipe) communityId: number,
    @Param('on') on: string,
  ): Promise<void> {
    await this.transactions.run(communityId, (tx) =>
      this.days.review(tx, communityId, { on: day(on), by: me.personId }),
    );
  }
}
