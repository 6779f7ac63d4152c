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
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { accountAt, BankQueries } from '../bank/bank.queries';
import { bankErrors } from '../bank/bank.errors';
import { BankMatchService } from '../bank/bank-match.service';
import {
  BookedLineView,
  MatchedView,
  ReconciliationView,
  reconciliationViewOf,
  SuggestionsView,
  suggestionsViewOf,
} from '../bank/reconciliation.view';
import { hasRight } from '../community/held-rights.rules';
import type { IdempotentRequest } from '../platform/database/idempotency';
import { Transactions } from '../platform/database/transactions';
import { Caller, type CallerInfo } from '../platform/http/caller';
import { ApiIdempotencyKey, Once } from '../platform/http/idempotency-key';
import { May } from '../platform/http/may';
import { day } from '../shared/day';
import { Money } from '../shared/money';
import { BankLineBookingService } from './bank-line-booking.service';
import {
  BankLineBookingDto,
  ConfirmMatchesDto,
  MatchLineDto,
  ReconciliationQuery,
  UndoMatchDto,
} from './bank.dto';

/** 核对: which entry each line of the bank is, and 余额调节表. */
@ApiTags('银行')
@Controller('communities/:communityId')
export class BankMatchesController {
  constructor(
    private readonly transactions: Transactions,
    private readonly matches: BankMatchService,
    private readonly bookings: BankLineBookingService,
    private readonly queries: BankQueries,
  ) {}

  @Get('bank-accounts/:bankAccountId/suggestions')
  @May('bank.match')
  @ApiOperation({ summary: '核对建议：每一条都写明理由' })
  @ApiOkResponse({ type: SuggestionsView })
  async suggestions(
    @Param('communityId', ParseIntPipe) communityId: number,
    @Param('bankAccountId', ParseUUIDPipe) bankAccountId: string,
  ): Promise<SuggestionsView> {
    return suggestionsViewOf(await this.queries.suggestions(communityId, bankAccountId));
  }

  @Get('bank-accounts/:bankAccountId/reconciliation')
  @May('bank.read')
  @ApiOperation({ summary: '银行存款余额调节表：某一天的两边余额和未达账项' })
  @ApiOkResponse({ type: ReconciliationView })
  async reconciliation(
    @Caller() me: CallerInfo,
    @Param('communityId', ParseIntPipe) communityId: number,
    @Param('bankAccountId', ParseUUIDPipe) bankAccountId: string,
    @Query() query: ReconciliationQuery,
  ): Promise<ReconciliationView> {
    const at = { bankAccountId, day: query.day === undefined ? null : day(query.day) };
    const table = await this.queries.reconciliation(communityId, at);
    if (!table) throw bankErrors.noStatement();
    return reconciliationViewOf(table, hasRight(me, communityId, 'bank.names'));
  }

  @Post('bank-accounts/:bankAccountId/matches')
  @May('bank.match')
  @ApiIdempotencyKey()
  @ApiOperation({ summary: '批量确认核对建议：全部成立才写入' })
  @ApiCreatedResponse({ type: MatchedView })
  async confirm(
    @Param('communityId', ParseIntPipe) communityId: number,
    @Param('bankAccountId', ParseUUIDPipe) bankAccountId: string,
    @Body() { pairs }: ConfirmMatchesDto,
    @Caller() { personId }: CallerInfo,
    @Once() once: IdempotentRequest,
  ): Promise<MatchedView> {
    const { result } = await this.transactions.runOnce(once, async (tx) => {
      const at = await accountAt(tx, communityId, bankAccountId);
      const chosen = pairs.map(({ lineId, entrySeq = null }) => ({ lineId, entrySeq }));
      return { matched: await this.matches.confirm(tx, at, chosen, personId) };
    });
    return result;
  }

  @Post('bank-lines/:lineId/matches')
  @May('bank.match')
  @ApiIdempotencyKey()
  @ApiOperation({ summary: '人工核对一笔银行明细，可以拆成几张凭证' })
  @ApiCreatedResponse({ type: MatchedView })
  async match(
    @Param('communityId', ParseIntPipe) communityId: number,
    @Param('lineId', ParseUUIDPipe) lineId: string,
    @Body() { parts, note }: MatchLineDto,
    @Caller() { personId }: CallerInfo,
    @Once() once: IdempotentRequest,
  ): Promise<MatchedView> {
    const amounts = parts.map(({ entrySeq, amount }) => ({ entrySeq, amount: Money.yuan(amount) }));
    const { result } = await this.transactions.runOnce(once, async (tx) => {
      const by = { note, by: personId };
      await this.matches.match(tx, { communityId, lineId }, amounts, by);
      return { matched: parts.length };
    });
    return result;
  }

  /** Up to 500 yuan the bank may take by itself; more is a payment like every other. */
  @Post('bank-lines/:lineId/booking')
  @May('bank.match')
  @ApiIdempotencyKey()
  @ApiOperation({ summary: '银行单方面的收付入账并核对：手续费、利息、待查款' })
  @ApiCreatedResponse({ type: BookedLineView })
  async book(
    @Param('communityId', ParseIntPipe) communityId: number,
    @Param('lineId', ParseUUIDPipe) lineId: string,
    @Body() { as, note }: BankLineBookingDto,
    @Caller() { personId: by }: CallerInfo,
    @Once() once: IdempotentRequest,
  ): Promise<BookedLineView> {
    const { result } = await this.transactions.runOnce(once, (tx) =>
      this.bookings.book(tx, { communityId, lineId }, { as, note, by }),
    );
    return result;
  }

  @Post('bank-matches/:matchId/undoing')
  @May('bank.match')
  @HttpCode(204)
  @ApiOperation({ summary: '撤销一条核对：记录保留，写明原因' })
  async undo(
    @Param('communityId', ParseIntPipe) communityId: number,
    @Param('matchId', ParseUUIDPipe) id: string,
    @Body() { reason }: UndoMatchDto,
    @Caller() { personId }: CallerInfo,
  ): Promise<void> {
    await this.transactions.run(communityId, (tx) =>
      this.matches.undo(tx, { communityId, id }, { reason, by: personId }),
    );
  }
}
