import { Controller, Get, Query, Res } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
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
  @ApiOperation({ summary: '会计科目表' })
  async chart(@Asking() { communityId }: Asked): Promise<AccountsView> {
    return { items: (await this.accounts.listAccounts(communityId)).map(accountViewOf) };
  }

  /** Months of the books, newest first, and up to where they are closed. */
  @Get('periods')
  @May('ledger.read')
  @ApiOperation({ summary: '会计期间，新的在前，以及结账到哪个月' })
  async periods(@Asking() { communityId }: Asked): Promise<PeriodsView> {
    return periodsViewOf(await this.accounts.periods(communityId));
  }

  /** 序时账 of one month, in the order of voucher numbers. */
  @Get('journal')
  @May('ledger.read')
  @ApiPageOrFile(JournalPageView)
  @ApiOperation({ summary: '序时账：一个月的凭证，按凭证号；format=csv 或 xlsx 时下载全部' })
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
  @ApiOperation({ summary: '总账，按月；format=csv 或 xlsx 时下载全部' })
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
  @ApiOperation({
    summary: '三栏式明细账：逐笔余额、本月合计、本年累计；format=csv 或 xlsx 时下载全部',
  })
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
  @ApiOperation({
    summary: '现金、银行存款日记账：对方科目、本日合计；format=csv 或 xlsx 时下载全部',
  })
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
  @ApiOperation({ summary: '科目余额表（八栏）；format=csv 或 xlsx 时下载全部' })
  async trialBalance(
    @Asking() asked: Asked,
    @Query() query: RangeQueryDto,
    @Res() response: Response,
  ): Promise<void> {
    const book = this.books.trialBalance(asked.communityId, query);
    await answer(response, asked, query.format, book);
  }
}
