import {
  Body,
  Controller,
  Get,
  Param,
  ParseIntPipe,
  ParseUUIDPipe,
  Post,
  Query,
} from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { chargesErrors } from '../charges/charges.errors';
import { HouseholdQueries } from '../charges/household.queries';
import {
  ChargeActView,
  HouseholdView,
  householdViewOf,
  RefundLeftView,
  SettlementsView,
  settlementsViewOf,
} from '../charges/household.view';
import { RefundsService } from '../charges/refunds.service';
import { ReliefsService } from '../charges/reliefs.service';
import { hasRight } from '../community/held-rights.rules';
import { HouseholdSearch } from '../community/household-search.queries';
import { FoundHouseholdsView, foundHouseholdsViewOf } from '../community/unit.view';
import type { IdempotentRequest } from '../platform/database/idempotency';
import { Transactions } from '../platform/database/transactions';
import { Caller, type CallerInfo } from '../platform/http/caller';
import { ApiIdempotencyKey, Once } from '../platform/http/idempotency-key';
import { May } from '../platform/http/may';
import { day } from '../shared/day';
import { Money } from '../shared/money';
import { FindHouseholdQuery, RefundDueDto, ReliefDto, SoldQuery } from './receipts.dto';

/** 一户的账, for whoever collects and the committee's treasurer; nobody gets a list of them. */
@ApiTags('收费')
@Controller('communities/:communityId')
export class HouseholdChargesController {
  constructor(
    private readonly transactions: Transactions,
    private readonly search: HouseholdSearch,
    private readonly households: HouseholdQueries,
    private readonly refunds: RefundsService,
    private readonly reliefs: ReliefsService,
  ) {}

  @Get('households')
  @May('charges.household')
  @ApiOperation({ summary: '按房号、姓名（或拼音首字母）、手机尾号找住户' })
  @ApiOkResponse({ type: FoundHouseholdsView })
  async find(
    @Caller() me: CallerInfo,
    @Param('communityId', ParseIntPipe) communityId: number,
    @Query() { q }: FindHouseholdQuery,
  ): Promise<FoundHouseholdsView> {
    const found = await this.search.find(communityId, q);
    return foundHouseholdsViewOf(found, hasRight(me, communityId, 'roll.names'));
  }

  @Get('households/:unitId/charges')
  @May('charges.household')
  @ApiOperation({ summary: '一户的账单、收据、预存和押金' })
  @ApiOkResponse({ type: HouseholdView })
  async account(
    @Param('communityId', ParseIntPipe) communityId: number,
    @Param('unitId', ParseUUIDPipe) unitId: string,
  ): Promise<HouseholdView> {
    return householdViewOf(await this.households.account(communityId, unitId));
  }

  @Get('households/:unitId/settlement')
  @May('charges.household')
  @ApiOperation({ summary: '过户结算单：卖方付到哪天，预存退多少' })
  @ApiOkResponse({ type: SettlementsView })
  async settlement(
    @Param('communityId', ParseIntPipe) communityId: number,
    @Param('unitId', ParseUUIDPipe) unitId: string,
    @Query() { soldOn }: SoldQuery,
  ): Promise<SettlementsView> {
    const on = soldOn ? day(soldOn) : undefined;
    return settlementsViewOf(await this.households.settlement(communityId, unitId, on));
  }

  @Post('households/:unitId/refunds')
  @May('charges.refund')
  @ApiIdempotencyKey()
  @ApiOperation({ summary: '退预存或退押金：转为应退款，付款仍走支出流程' })
  async refund(
    @Caller() me: CallerInfo,
    @Param('communityId', ParseIntPipe) communityId: number,
    @Param('unitId', ParseUUIDPipe) unitId: string,
    @Once() once: IdempotentRequest,
    @Body() body: RefundDueDto,
  ): Promise<RefundLeftView> {
    const { feeCode, account, reason } = body;
    const refund = { unitId, amount: Money.yuan(body.amount), reason, by: me.personId };
    const { result } = await this.transactions.runOnce(once, async (tx) => {
      if (account) {
        const left = await this.refunds.deposit(tx, communityId, { ...refund, account });
        return { left: left.toString() };
      }
      if (!feeCode) throw chargesErrors.feeUnknown('');
      const left = await this.refunds.advance(tx, communityId, { ...refund, feeCode });
      return { left: left.toString() };
    });
    return result;
  }

  @Post('bill-reliefs')
  @May('charges.relieve')
  @ApiIdempotencyKey()
  @ApiOperation({ summary: '申请减免或核销：由业委会决定' })
  async relieve(
    @Caller() me: CallerInfo,
    @Param('communityId', ParseIntPipe) communityId: number,
    @Once() once: IdempotentRequest,
    @Body() { billId, kind, amount, reason }: ReliefDto,
  ): Promise<ChargeActView> {
    const asked = { billId, kind, reason, amount: Money.yuan(amount), askedBy: me.personId };
    const { result } = await this.transactions.runOnce(once, async (tx) => ({
      id: await this.reliefs.ask(tx, communityId, asked),
    }));
    return result;
  }
}
