import { Controller, Get, Param, ParseIntPipe, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { chargesErrors } from '../charges/charges.errors';
import { ChargesQueries } from '../charges/charges.queries';
import {
  CollectionView,
  collectionViewOf,
  FeeSchedulesView,
  feeSchedulesViewOf,
} from '../charges/charges.view';
import { CollectionQueries } from '../charges/collection.queries';
import { HouseholdQueries } from '../charges/household.queries';
import { MyChargesView, householdViewOf } from '../charges/household.view';
import { Caller, type CallerInfo } from '../platform/http/caller';
import { May } from '../platform/http/may';
import { period } from '../shared/period';
import { CollectedMonthsQuery } from './charges.dto';
import { readerOf } from './reader.rules';

/** 我家: a household's own bills and receipts, and of all others only sums. */
@ApiTags('我家')
@Controller('communities/:communityId')
export class MyChargesController {
  constructor(
    private readonly households: HouseholdQueries,
    private readonly charges: ChargesQueries,
    private readonly collections: CollectionQueries,
  ) {}

  @Get('my-charges')
  @May('account.query')
  @ApiOperation({ summary: '我家的账单（怎么算的）、收据、预存和押金' })
  @ApiOkResponse({ type: MyChargesView })
  async mine(
    @Caller() me: CallerInfo,
    @Param('communityId', ParseIntPipe) communityId: number,
  ): Promise<MyChargesView> {
    const { unitIds } = readerOf(me, communityId);
    const homes = await Promise.all(
      unitIds.map((unitId) => this.households.account(communityId, unitId)),
    );
    return { homes: homes.map(householdViewOf) };
  }

  @Get('fee-schedules')
  @May('contract.read')
  @ApiOperation({ summary: '收费标准：各版本、单价和依据' })
  @ApiOkResponse({ type: FeeSchedulesView })
  async schedules(
    @Param('communityId', ParseIntPipe) communityId: number,
  ): Promise<FeeSchedulesView> {
    return feeSchedulesViewOf(await this.charges.schedules(communityId));
  }

  @Get('collection')
  @May('account.query')
  @ApiOperation({ summary: '收缴率：按月、楼栋、房屋类别的合计，少于五户及可推算出的不单列' })
  @ApiOkResponse({ type: CollectionView })
  async collection(
    @Param('communityId', ParseIntPipe) communityId: number,
    @Query() query: CollectedMonthsQuery,
  ): Promise<CollectionView> {
    const from = query.from ?? query.period;
    const to = query.to ?? query.period;
    if (!from || !to) throw chargesErrors.monthMissing();
    const range = { from: period(from), to: period(to) };
    return collectionViewOf(await this.collections.collection(communityId, range));
  }
}
