import { Controller, Get, Query, Res } from '@nestjs/common';
import { ApiParam, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { AccountsQueries } from '../ledger/accounts.queries';
import {
  accountViewOf,
  AccountsView,
  GeneralLedgerView,
  JournalPageView,
  LedgerPageView,
  PeriodsView,
  periodsViewOf,
  TrialBalanceView,
} from '../ledger/books.view';
import { ApiPageOrFile } from '../platform/http/api-answers';
import { May } from '../platform/http/may';
import { answer, type Asked, Asking } from './answer';
import { BooksAnswers } from './books-answers';
import {
  AccountBookQueryDto,
  GeneralLedgerQueryDto,
  JournalQueryDto,
  RangeQueryDto,
} from './books.dto';

/** 账簿: what an accountant, the committee, a supervisor or an auditor reads; the same for all. */
@ApiTags('ledger')
@ApiParam({ name: 'communityId', type: Number })
@Controller('communities/:communityId')
export class BooksController {
  constructor(
    private readonly accounts: AccountsQueries,
    private readonly books: BooksAnswers,
  ) {}

  /** 会计科目表. */
  @Get('accounts')
  @May('ledger.read')
  async chart(@Asking() { communityId }: Asked): Promise<AccountsView> {
    return { items: (await this.accounts.listAccounts(communityId)).map(accountViewOf) };
  }

  /** Months of the books, newest first, and up to where they are closed. */
  @Get('periods')
  @May('ledger.read')
  async periods(@Asking() { communityId }: Asked): Promise<PeriodsView> {
    return periodsViewOf(await this.accounts.periods(communityId));
  }

  /** 序时账 of one month, in the order of voucher numbers. */
  @Get('journal')
  @May('ledger.read')
  @ApiPageOrFile(JournalPageView)
  async journal(
    @Asking() asked: Asked,
    @Query() query: JournalQueryDto,
    @Res() response: Response,
  ): Promise<void> {
    const book = this.books.journal(asked.communityId, query);
    await answer(response, asked, query.format, book);
  }

  /** 总账, by month. */
  @Get('general-ledger')
  @May('ledger.read')
  @ApiPageOrFile(GeneralLedgerView)
  async generalLedger(
    @Asking() asked: Asked,
    @Query() query: GeneralLedgerQueryDto,
    @Res() response: Response,
  ): Promise<void> {
    const book = this.books.generalLedger(asked.communityId, query);
    await answer(response, asked, query.format, book);
  }

  /** 三栏式明细账 with running balance, 本月合计 and 本年累计. */
  @Get('subsidiary-ledger')
  @May('ledger.read')
  @ApiPageOrFile(LedgerPageView)
  async subsidiaryLedger(
    @Asking() asked: Asked,
    @Query() query: AccountBookQueryDto,
    @Res() response: Response,
  ): Promise<void> {
    const book = this.books.accountBook(asked.communityId, query, { daily: false });
    await answer(response, asked, query.format, book);
  }

  /** 现金日记账, 银行存款日记账: with 对方科目 and 本日合计. */
  @Get('cash-journal')
  @May('ledger.read')
  @ApiPageOrFile(LedgerPageView)
  async cashJournal(
    @Asking() asked: Asked,
    @Query() query: AccountBookQueryDto,
    @Res() response: Response,
  ): Promise<void> {
    const book = this.books.accountBook(asked.communityId, query, { daily: true });
    await answer(response, asked, query.format, book);
  }

  /** 科目余额表, eight columns, from stored sums. */
  @Get('trial-balance')
  @May('ledger.read')
  @ApiPageOrFile(TrialBalanceView)
  async trialBalance(
    @Asking() asked: Asked,
    @Query() query: RangeQueryDto,
    @Res() response: Response,
  ): Promise<void> {
    const book = this.books.trialBalance(asked.communityId, query);
    await answer(response, asked, query.format, book);
  }
}
