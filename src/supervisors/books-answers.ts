import { Injectable } from '@nestjs/common';
import {
  CASH_JOURNAL_COLUMNS,
  generalLedgerExport,
  JOURNAL_COLUMNS,
  LEDGER_COLUMNS,
  trialBalanceExport,
} from '../ledger/book-exports';
import { daysOfRange, monthsOfRange } from '../ledger/book-range.rules';
import {
  accountViewOf,
  generalLedgerViewOf,
  type GeneralLedgerView,
  journalEntryViewOf,
  type JournalPageView,
  type LedgerPageView,
  ledgerRowViewOf,
  type TrialBalanceView,
  trialBalanceViewOf,
} from '../ledger/books.view';
import { GeneralLedgerQueries } from '../ledger/general-ledger.queries';
import { JournalQueries } from '../ledger/journal.queries';
import { type LedgerQuery, SubsidiaryLedgerQueries } from '../ledger/subsidiary-ledger.queries';
import { TrialBalanceQueries } from '../ledger/trial-balance.queries';
import { decodeCursor, encodeCursor, pageOf } from '../platform/http/page';
import { day } from '../shared/day';
import { period } from '../shared/period';
import type { BookAnswer } from './answer';
import type {
  AccountBookQueryDto,
  GeneralLedgerQueryDto,
  JournalQueryDto,
  RangeQueryDto,
} from './books.dto';

/** Each book twice: as a page for the screen and as a file to take away. */
@Injectable()
export class BooksAnswers {
  constructor(
    private readonly journals: JournalQueries,
    private readonly generalLedgers: GeneralLedgerQueries,
    private readonly subsidiaries: SubsidiaryLedgerQueries,
    private readonly balances: TrialBalanceQueries,
  ) {}

  journal(communityId: number, query: JournalQueryDto): BookAnswer<JournalPageView> {
    const month = period(query.period);
    return {
      page: async () => {
        const [after] = decodeCursor(query.cursor, ['number']) ?? [0];
        const paging = { after: Number(after), limit: query.limit + 1 };
        const entries = await this.journals.page(communityId, month, paging);
        const { items, next } = pageOf(entries, query.limit, ({ voucherNo }) => [voucherNo]);
        return { items: items.map(journalEntryViewOf), next };
      },
      file: (send) =>
        send({
          name: `序时账_${month}`,
          columns: JOURNAL_COLUMNS,
          each: (emit) => this.journals.each(communityId, { from: month, to: month }, emit),
        }),
    };
  }

  generalLedger(communityId: number, query: GeneralLedgerQueryDto): BookAnswer<GeneralLedgerView> {
    const months = monthsOfRange(query);
    const { account, fund } = query;
    const wanted = { ...months, ...(account ? { account } : {}), ...(fund ? { fund } : {}) };
    const read = () => this.generalLedgers.generalLedger(communityId, wanted);
    return {
      page: async () => generalLedgerViewOf(await read()),
      file: async (send) =>
        send(generalLedgerExport(`总账_${months.from}_${months.to}`, await read())),
    };
  }

  trialBalance(communityId: number, query: RangeQueryDto): BookAnswer<TrialBalanceView> {
    const months = monthsOfRange(query);
    const wanted = { ...months, ...(query.fund ? { fund: query.fund } : {}) };
    const read = () => this.balances.trialBalance(communityId, wanted);
    return {
      page: async () => trialBalanceViewOf(await read()),
      file: async (send) =>
        send(trialBalanceExport(`科目余额表_${months.from}_${months.to}`, await read())),
    };
  }

  /** 明细账; `daily` makes it a cash or bank journal. */
  accountBook(
    communityId: number,
    query: AccountBookQueryDto,
    { daily }: { daily: boolean },
  ): BookAnswer<LedgerPageView> {
    const { account, fund, payee } = query;
    const wanted: LedgerQuery = {
      account,
      daily,
      ...daysOfRange(query),
      ...(fund ? { fund } : {}),
      ...(payee ? { payeeId: payee } : {}),
    };
    return {
      page: () => this.ledgerPage(communityId, wanted, query),
      file: (send) =>
        send({
          name: `${daily ? '日记账' : '明细账'}_${account}_${wanted.from}_${wanted.to}`,
          columns: daily ? CASH_JOURNAL_COLUMNS : LEDGER_COLUMNS,
          each: (emit) => this.subsidiaries.each(communityId, wanted, emit),
        }),
    };
  }

  private async ledgerPage(
    communityId: number,
    wanted: LedgerQuery,
    { cursor, limit }: AccountBookQueryDto,
  ): Promise<LedgerPageView> {
    const at = decodeCursor(cursor, ['day', 'place', 'line']);
    const found = await this.subsidiaries.page(communityId, wanted, {
      cursor: at && { day: day(String(at[0])), seq: String(at[1]), line: Number(at[2]) },
      limit,
    });
    const { next } = found;
    return {
      account: accountViewOf(found.account),
      items: found.rows.map(ledgerRowViewOf),
      next: next && encodeCursor([next.day, next.seq, next.line]),
    };
  }
}
