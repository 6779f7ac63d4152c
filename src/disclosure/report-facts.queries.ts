import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type {
  IncomeExpenditureFacts,
  Payment,
} from '../../reports/income-expenditure/content.rules';
import type { VoucherFacts } from '../../reports/voucher/content.rules';
import { Clock } from '../platform/clock';
import { Config } from '../platform/config';
import { Reading } from '../platform/database/reading';
import { entryPageWithin, type EntryPage } from '../queryable-account/entry-page.queries';
import {
  mainAccountOf,
  moneyMovedOf,
  publicSummaryOf,
} from '../queryable-account/entry-words.rules';
import { flowWithin } from '../queryable-account/flow.queries';
import { categoryOf } from '../queryable-account/plain-words.rules';
import { largestPayments } from '../queryable-account/largest-payments.queries';
import { dayInShanghai, firstDayOf, lastDayOf } from '../shared/day';
import type { Period } from '../shared/period';
import { fundFlows, moneyPlaces } from './fund-flows.queries';
import { bookSpanOf, lastSeqOn, reportCommunity } from './report-sources.queries';
import { type BookSpan, isFinalMonth } from './report.rules';

/** Nobody in particular reads a printed sheet: it names no home at all. */
const NOBODY = { unitIds: [] };
const LARGEST = 5;

export interface Facts<T> {
  readonly facts: T;
  readonly isFinal: boolean;
  readonly period: Period;
  /** The last entry of the books that the figures include. */
  readonly throughSeq: string;
}

/** What the books say, read in one moment, for the sheets in `reports/`. */
@Injectable()
export class ReportFactsQueries {
  constructor(
    private readonly reading: Reading,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {}

  /** How far the books go. @throws DomainError notFound `report.no-books`. */
  bookSpan(communityId: number): Promise<BookSpan> {
    return this.reading.run(communityId, (tx) => bookSpanOf(tx, communityId, this.clock.today()));
  }

  incomeExpenditure(communityId: number, period: Period): Promise<Facts<IncomeExpenditureFacts>> {
    return this.reading.run(communityId, async (tx) => {
      const books = await bookSpanOf(tx, communityId, this.clock.today());
      const isFinal = isFinalMonth(period, books);
      const range = { from: period, to: period };
      const throughSeq = await lastSeqOn(tx, communityId, lastDayOf(period));
      const facts = {
        ...(await reportCommunity(tx, communityId, lastDayOf(period))),
        period,
        isClosed: isFinal,
        whole: await flowWithin(tx, communityId, range),
        funds: await fundFlows(tx, communityId, range),
        places: await moneyPlaces(tx, communityId, lastDayOf(period)),
        largest: await largestPaid(tx, communityId, period),
        url: `${this.config.publicUrl}/c/${communityId}/flow?period=${period}`,
      };
      return { facts, isFinal, period, throughSeq };
    });
  }

  /** @throws DomainError notFound `report.entry-unknown`. */
  voucher(communityId: number, seq: string): Promise<Facts<VoucherFacts>> {
    return this.reading.run(communityId, async (tx) => {
      const page = await entryPageWithin(tx, communityId, seq, NOBODY);
      const community = await reportCommunity(tx, communityId, dayInShanghai(page.postedAt));
      const manager = await managerOn(tx, communityId, page.postedAt);
      const facts = voucherFactsOf(page, { ...community, manager });
      return { facts, isFinal: true, period: page.entry.period as Period, throughSeq: seq };
    });
  }
}

async function largestPaid(
  tx: EntityManager,
  communityId: number,
  period: Period,
): Promise<Payment[]> {
  const asked = { from: firstDayOf(period), to: lastDayOf(period), limit: LARGEST };
  const entries = await largestPayments(tx, communityId, asked, NOBODY);
  return entries.map((entry) => ({
    bookedOn: entry.bookedOn,
    voucherNo: entry.voucherNo,
    payeeName: entry.payeeName,
    use: categoryOf(mainAccountOf(entry)?.accountCode ?? '').useName,
    summary: publicSummaryOf(entry),
    amount: moneyMovedOf(entry).amount,
  }));
}

/** 会计主管: the project manager of the day it was posted. */
async function managerOn(tx: EntityManager, communityId: number, at: Date): Promise<string | null> {
  const rows: { name: string }[] = await tx.query(
    `select q.name from role_grant g join person q on q.id = g.person_id
     where g.community_id = $1 and g.post = 'manager' and g.starts_on <= $2::timestamptz::date
       and coalesce(least(g.ends_on, g.ended_on), 'infinity') >= $2::timestamptz::date
     order by g.granted_at limit 1`,
    [communityId, at],
  );
  return rows[0]?.name ?? null;
}

function voucherFactsOf(
  page: EntryPage,
  named: { communityName: string; trusteeName: string; manager: string | null },
): VoucherFacts {
  const { entry, people } = page;
  const general = publicSummaryOf(entry);
  const link = (linked: EntryPage['reverses']) =>
    linked && `${linked.period} 记-${linked.voucherNo}号`;
  return {
    communityName: named.communityName,
    trusteeName: named.trusteeName,
    seq: entry.seq,
    bookedOn: entry.bookedOn,
    voucherNo: entry.voucherNo,
    attachmentCount: entry.attachmentCount,
    kind: entry.kind,
    reverses: link(page.reverses),
    reversedBy: link(page.reversedBy),
    lines: page.lines.map((line) => ({
      ...line,
      summary: line.summary === '' ? general : line.summary,
      detail: line.payeeName ?? (line.homes > 0 ? `${line.homes} 户` : ''),
    })),
    people: {
      preparedBy: people.preparedBy?.name ?? null,
      reviewedBy: people.reviewedBy?.name ?? null,
      postedBy: people.postedBy?.name ?? null,
      cashier: people.cashier?.name ?? null,
      manager: named.manager,
    },
  };
}
