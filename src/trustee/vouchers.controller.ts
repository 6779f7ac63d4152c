import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  Param,
  ParseIntPipe,
  ParseUUIDPipe,
  Post,
  Put,
  Query,
} from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  PostedEntryView,
  postedEntryViewOf,
  VoucherDraftPageView,
  VoucherDraftView,
  voucherDraftViewOf,
} from '../ledger/voucher-draft.view';
import { VoucherDraftsQueries } from '../ledger/voucher-drafts.queries';
import { VoucherDraftsService } from '../ledger/voucher-drafts.service';
import type { IdempotentRequest } from '../platform/database/idempotency';
import { Transactions } from '../platform/database/transactions';
import { Caller, type CallerInfo } from '../platform/http/caller';
import { ApiIdempotencyKey, Once } from '../platform/http/idempotency-key';
import { May, SecondFactor } from '../platform/http/may';
import { decodeCursor, pageOf } from '../platform/http/page';
import { ApiIfMatch, IfMatch, Versioned } from '../platform/http/version';
import { bookedOnOf, contentOf, entrySeqOf } from './voucher-content';
import {
  OpeningBalancesDto,
  PostVoucherDto,
  ReturnVoucherDto,
  ReversalDto,
  VoucherContentDto,
  VoucherDraftsQuery,
} from './vouchers.dto';

/** 填制凭证, 审核入账, 红冲, 期初余额: what goes into the books by hand. */
@ApiTags('ledger')
@Controller('communities/:communityId')
export class VouchersController {
  constructor(
    private readonly transactions: Transactions,
    private readonly service: VoucherDraftsService,
    private readonly drafts: VoucherDraftsQueries,
  ) {}

  @Get('voucher-drafts')
  @May('ledger.read')
  @ApiOperation({ summary: '凭证草稿，新的在前' })
  async list(
    @Param('communityId', ParseIntPipe) communityId: number,
    @Query() { state, cursor, limit }: VoucherDraftsQuery,
  ): Promise<VoucherDraftPageView> {
    const [before] = decodeCursor(cursor, ['id']) ?? [];
    const wanted = { ...(state && { state }), ...(before && { before: String(before) }) };
    const found = await this.drafts.list(communityId, { ...wanted, limit: limit + 1 });
    const { items, next } = pageOf(found, limit, ({ row }) => [row.id]);
    return { items: items.map(voucherDraftViewOf), next };
  }

  @Get('voucher-drafts/:id')
  @May('ledger.read')
  @Versioned()
  @ApiOperation({ summary: '一张凭证草稿' })
  async show(
    @Param('communityId', ParseIntPipe) communityId: number,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<VoucherDraftView> {
    return voucherDraftViewOf(await this.drafts.find(communityId, id));
  }

  @Post('voucher-drafts')
  @May('voucher.prepare')
  @ApiIdempotencyKey()
  @Versioned()
  @ApiOperation({ summary: '填制凭证草稿' })
  async prepare(
    @Param('communityId', ParseIntPipe) communityId: number,
    @Body() body: VoucherContentDto,
    @Caller() me: CallerInfo,
    @Once() once: IdempotentRequest,
  ): Promise<VoucherDraftView> {
    const content = contentOf(body);
    const { result: id } = await this.transactions.runOnce(once, (tx) =>
      this.service.prepare(tx, communityId, content, me.personId),
    );
    return this.show(communityId, id);
  }

  /** 期初余额, with the handover list signed by both sides. */
  @Post('opening-balances')
  @May('voucher.prepare')
  @ApiIdempotencyKey()
  @Versioned()
  @ApiOperation({ summary: '填制期初余额，附双方签字的交接清单' })
  async prepareOpening(
    @Param('communityId', ParseIntPipe) communityId: number,
    @Body() body: OpeningBalancesDto,
    @Caller() me: CallerInfo,
    @Once() once: IdempotentRequest,
  ): Promise<VoucherDraftView> {
    const content = contentOf(body);
    const { result: id } = await this.transactions.runOnce(once, (tx) =>
      this.service.prepareOpening(tx, communityId, content, me.personId),
    );
    return this.show(communityId, id);
  }

  /** 红冲: prepares the mirror of an entry, which a reviewer then posts. */
  @Post('entries/:seq/reversal')
  @May('voucher.prepare')
  @ApiIdempotencyKey()
  @Versioned()
  @ApiOperation({ summary: '填制红字冲销凭证，由另一人审核入账' })
  async prepareReversal(
    @Param('communityId', ParseIntPipe) communityId: number,
    @Param('seq') seq: string,
    @Body() body: ReversalDto,
    @Caller() me: CallerInfo,
    @Once() once: IdempotentRequest,
  ): Promise<VoucherDraftView> {
    const by = { bookedOn: bookedOnOf(body), reason: body.reason, preparedBy: me.personId };
    const { result: id } = await this.transactions.runOnce(once, (tx) =>
      this.service.prepareReversal(tx, communityId, entrySeqOf(seq), by),
    );
    return this.show(communityId, id);
  }

  @Put('voucher-drafts/:id')
  @May('voucher.prepare')
  @ApiIfMatch()
  @Versioned()
  @ApiOperation({ summary: '修改凭证草稿' })
  async edit(
    @Param('communityId', ParseIntPipe) communityId: number,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: VoucherContentDto,
    @Caller() { personId }: CallerInfo,
    @IfMatch() seenVersion: number,
  ): Promise<VoucherDraftView> {
    await this.transactions.run(communityId, (tx) =>
      this.service.edit(tx, { communityId, id }, contentOf(body), { personId, seenVersion }),
    );
    return this.show(communityId, id);
  }

  @Post('voucher-drafts/:id/submission')
  @May('voucher.prepare')
  @Versioned()
  @ApiOperation({ summary: '提交凭证草稿，等待审核' })
  async submit(
    @Param('communityId', ParseIntPipe) communityId: number,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<VoucherDraftView> {
    await this.transactions.run(communityId, (tx) => this.service.submit(tx, { communityId, id }));
    return this.show(communityId, id);
  }

  @Post('voucher-drafts/:id/return')
  @May('voucher.post')
  @Versioned()
  @ApiOperation({ summary: '退回凭证草稿并写明原因' })
  async return(
    @Param('communityId', ParseIntPipe) communityId: number,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { reason }: ReturnVoucherDto,
    @Caller() me: CallerInfo,
  ): Promise<VoucherDraftView> {
    await this.transactions.run(communityId, (tx) =>
      this.service.return(tx, { communityId, id }, reason, me.personId),
    );
    return this.show(communityId, id);
  }

  /** 审核入账, by another person than the one who prepared it. */
  @Post('voucher-drafts/:id/posting')
  @May('voucher.post')
  @SecondFactor()
  @ApiIdempotencyKey()
  @ApiOperation({ summary: '审核入账：审核人不能是制单人' })
  async post(
    @Param('communityId', ParseIntPipe) communityId: number,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { version }: PostVoucherDto,
    @Caller() { personId }: CallerInfo,
    @Once() once: IdempotentRequest,
  ): Promise<PostedEntryView> {
    const by = { personId, seenVersion: version };
    const { result } = await this.transactions.runOnce(once, async (tx) =>
      postedEntryViewOf(await this.service.post(tx, { communityId, id }, by)),
    );
    return result;
  }

  @Delete('voucher-drafts/:id')
  @May('voucher.prepare')
  @HttpCode(204)
  @ApiOperation({ summary: '删除凭证草稿' })
  async remove(
    @Param('communityId', ParseIntPipe) communityId: number,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<void> {
    await this.transactions.run(communityId, (tx) => this.service.remove(tx, { communityId, id }));
  }
}
