import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type {
  FundFlow,
  IncomeExpenditureFacts,
  Payment,
} from '../../reports/income-expenditure/content.rules';
import type { VoucherFacts } from '../../reports/voucher/content.rules';
import { Clock } from '../platform/clock';
import { Config } from '../platform/config';
import { Reading } from '../platform/database/reading';
import { cashBalances } from '../queryable-account/balances.queries';
import { fundsNamed } from '../queryable-account/chart.queries';
import { entryPageWithin, type EntryPage } from '../queryable-account/entry-page.queries';
import {
  mainAccountOf,
  moneyMovedOf,
  publicSummaryOf,
} from '../queryable-account/entry-words.rules';
import { flowWithin } from '../queryable-account/flow.queries';
import { categoryOf } from '../queryable-account/plain-words.rules';
import { largestPayments } from '../queryable-account/largest-payments.queries';
import { banksOf } from '../queryable-account/summary.queries';
import { type Day, firstDayOf, lastDayOf } from '../shared/day';
import type { Period } from '../shared/period';
import { disclosureErrors } from './disclosure.errors';
import { type BookSpan, isFinalMonth } from './report.rules';
import { signedHeadOver } from './signed-head.queries';

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

interface CommunityRow {
  name: string;
  trusteeName: string;
  trustorName: string;
  officePhone: string;
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
    return this.reading.run(communityId, (tx) => this.spanWithin(tx, communityId));
  }

  incomeExpenditure(communityId: number, period: Period): Promise<Facts<IncomeExpenditureFacts>> {
    return this.reading.run(communityId, async (tx) => {
      const books = await this.spanWithin(tx, communityId);
      const isFinal = isFinalMonth(period, books);
      const range = { from: period, to: period };
      const throughSeq = await lastSeq(tx, communityId, period);
      const facts = {
        ...communityFacts(await communityOf(tx, communityId)),
        period,
        isClosed: isFinal,
        whole: await flowWithin(tx, communityId, range),
        funds: await fundFlows(tx, communityId, period),
        places: await placesOf(tx, communityId, lastDayOf(period)),
        largest: await largestPaid(tx, communityId, period),
        url: `${this.config.publicUrl}/c/${communityId}/flow?period=${period}`,
        head: await signedHeadOver(tx, communityId, throughSeq),
      };
      return { facts, isFinal, period, throughSeq };
    });
  }

  /** @throws DomainError notFound `report.entry-unknown`. */
  voucher(communityId: number, seq: string): Promise<Facts<VoucherFacts>> {
    return this.reading.run(communityId, async (tx) => {
      const page = await entryPageWithin(tx, communityId, seq, NOBODY);
      const community = await communityOf(tx, communityId);
      const manager = await managerOn(tx, communityId, page.postedAt);
      const facts = voucherFactsOf(page, { ...communityFacts(community), manager });
      return { facts, isFinal: true, period: page.entry.period as Period, throughSeq: seq };
    });
  }

  private async spanWithin(tx: EntityManager, communityId: number): Promise<BookSpan> {
    const rows: { startOn: Day; closedThrough: Day }[] = await tx.query(
      `select books_start_on as "startOn", closed_through as "closedThrough"
       from ledger_head where community_id = $1`,
      [communityId],
    );
    const [head] = rows;
    if (!head) throw disclosureErrors.booksUnknown();
    return { ...head, today: this.clock.today() };
  }
}

const communityFacts = ({ name, ...others }: CommunityRow) => ({ communityName: name, ...others });

async function communityOf(tx: EntityManager, communityId: number): Promise<CommunityRow> {
  const rows: CommunityRow[] = await tx.query(
    `select name, trustee_name as "trusteeName", trustor_name as "trustorName",
       office_phone as "officePhone" from community where id = $1`,
    [communityId],
  );
  const [community] = rows;
  if (!community) throw disclosureErrors.booksUnknown();
  return community;
}

/** One after the other: they share the reading transaction's one connection. */
async function fundFlows(
  tx: EntityManager,
  communityId: number,
  period: Period,
): Promise<FundFlow[]> {
  const flows: FundFlow[] = [];
  for (const { fund, name } of await fundsNamed(tx, communityId, lastDayOf(period))) {
    const flow = await flowWithin(tx, communityId, { from: period, to: period, fund });
    flows.push({ fund, name, flow });
  }
  return flows;
}

async function placesOf(tx: EntityManager, communityId: number, on: Day) {
  const names = new Map(
    (await fundsNamed(tx, communityId, on)).map((each) => [each.fund, each.name]),
  );
  const banks = await banksOf(tx, communityId, await cashBalances(tx, communityId, on));
  return banks.map((bank) => ({
    name: bank.name,
    tail: bank.tail,
    fundName: names.get(bank.fund) ?? bank.fund,
    balance: bank.balance,
  }));
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

async function lastSeq(tx: EntityManager, communityId: number, period: Period): Promise<string> {
  const rows: { seq: string }[] = await tx.query(
    `select coalesce(max(seq), 0) as seq from entry where community_id = $1 and booked_on <= $2`,
    [communityId, lastDayOf(period)],
  );
  return rows[0]?.seq ?? '0';
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
