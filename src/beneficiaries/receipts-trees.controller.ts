import { Controller, Get, Param, ParseIntPipe, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { chargesErrors } from '../charges/charges.errors';
import { receiptNumberOf } from '../charges/receipt.rules';
import { Caller, type CallerInfo } from '../platform/http/caller';
import { May } from '../platform/http/may';
import { ReceiptsTreesQueries } from '../proof/receipts-tree/receipts-trees.queries';
import {
  MyReceiptsTreeView,
  myReceiptsTreeViewOf,
  ReceiptsTreesView,
  receiptsTreeViewOf,
  ReceiptsTreeView,
} from '../proof/receipts-tree/receipts-trees.view';
import { period } from '../shared/period';
import { readerOf } from './reader.rules';
import { OwnTreeQuery } from './receipts-trees.dto';

/** 收款核对: whoever paid can see that it is in the published receipts of the month. */
@ApiTags('存证')
@Controller('communities/:communityId')
export class ReceiptsTreesController {
  constructor(private readonly trees: ReceiptsTreesQueries) {}

  @Get('receipts-trees')
  @May('account.query')
  @ApiOperation({ summary: '各月的收款核对树：树根、合计、户数，最近的在前' })
  @ApiOkResponse({ type: ReceiptsTreesView })
  async list(@Param('communityId', ParseIntPipe) communityId: number): Promise<ReceiptsTreesView> {
    return { items: (await this.trees.list(communityId)).map(receiptsTreeViewOf) };
  }

  @Get('receipts-trees/:period')
  @May('account.query')
  @ApiOperation({ summary: '一个月的收款核对树：树根、合计、户数' })
  @ApiOkResponse({ type: ReceiptsTreeView })
  async one(
    @Param('communityId', ParseIntPipe) communityId: number,
    @Param('period') text: string,
  ): Promise<ReceiptsTreeView> {
    return receiptsTreeViewOf(await this.trees.one(communityId, period(text)));
  }

  /** Of her own home only: the shares say what it paid. */
  @Get('my-charges/receipts-trees/:period')
  @May('account.query')
  @ApiOperation({ summary: '我家这个月的缴费在公布的收款合计里的证明，由自己的浏览器核对' })
  @ApiOkResponse({ type: MyReceiptsTreeView })
  async mine(
    @Caller() me: CallerInfo,
    @Param('communityId', ParseIntPipe) communityId: number,
    @Param('period') text: string,
    @Query() { unitId }: OwnTreeQuery,
  ): Promise<MyReceiptsTreeView> {
    if (!readerOf(me, communityId).unitIds.includes(unitId)) throw chargesErrors.unitUnknown();
    const proof = await this.trees.proofFor(communityId, period(text), unitId);
    return myReceiptsTreeViewOf(communityId, proof, receiptNumberOf);
  }
}
