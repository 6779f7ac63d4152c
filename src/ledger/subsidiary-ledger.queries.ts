import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Reading } from '../platform/database/reading';
import { day } from '../shared/day';
import type { Day } from '../shared/day';
import { Money } from '../shared/money';
import { periodOf } from '../shared/period';
import { accountsOf } from './accounts.queries';
import { isSameOrUnder } from './chart.rules';
import type { Account } from './chart.rules';
import type { Fund } from './funds.rules';
import { ledgerErrors } from './ledger.errors';
import { ledgerRowsOf } from './ledger-rows.rules';
import type { LedgerLine, LedgerRow, SideSums } from './ledger-rows.rules';
import { balanceBefore, filterParams, LINE_CONDITION, monthSums } from './stored-sums';
import type { LineFilter } from './stored-sums';

export interface LedgerQuery {
  /** A leaf, or a parent with everything below it. */
  account: string;
  from: Day;
  to: Day;
  fund?: Fund;
  payeeId?: string;
  /** 日记账: 对方科目 on each line, 本日合计 after each day. */
  daily?: boolean;
}

/** Where a page ended: the day, entry and line of its last line. */
export interface LedgerCursor {
  day: Day;
  seq: string;
  line: number;
}

export interface LedgerRows {
  account: Account;
  rows: LedgerRow[];
  next: LedgerCursor | null;
}

interface LineRow {
  booked_on: string;
  seq: string;
  line: number;
  voucher_no: number;
  summary: string;
  counter: string | null;
  debit: string;
  credit: string;
}

const EXPORT_PAGE = 2000;

/** 明细账 and 日记账 of one account, page by page. */
@Injectable()
export class SubsidiaryLedgerQueries {
  constructor(private readonly reading: Reading) {}

  /** @throws DomainError notFound `ledger.account-not-found`. */
  page(
    communityId: number,
    query: LedgerQuery,
    { cursor, limit }: { cursor: LedgerCursor | null; limit: number },
  ): Promise<LedgerRows> {
    return this.reading.run(communityId, (tx) => pageOf(tx, communityId, query, { cursor, limit }));
  }

  /** Every row in order, read in one moment however long the book is. */
  async each(
    communityId: number,
    query: LedgerQuery,
    emit: (row: LedgerRow) => Promise<void>,
  ): Promise<void> {
    await this.reading.run(communityId, (tx) => eachLedgerRow(tx, communityId, query, emit));
  }
}

/** The same within a reading of the caller's. @throws DomainError notFound `ledger.account-not-found`. */
export async function eachLedgerRow(
  tx: EntityManager,
  communityId: number,
  query: LedgerQuery,
  emit: (row: LedgerRow) => Promise<void>,
): Promise<void> {
  let cursor: LedgerCursor | null = null;
  do {
    const page: LedgerRows = await pageOf(tx, communityId, query, { cursor, limit: EXPORT_PAGE });
    for (const row of page.rows) await emit(row);
    cursor = page.next;
  } while (cursor);
}

async function pageOf(
  tx: EntityManager,
  communityId: number,
  query: LedgerQuery,
  { cursor, limit }: { cursor: LedgerCursor | null; limit: number },
): Promise<LedgerRows> {
  const accounts = await accountsOf(tx, communityId);
  const account = accounts.find(({ code }) => code === query.account);
  if (!account) throw ledgerErrors.accountNotFound(query.account);
  const filter = filterOf(query, accounts);
  const found = await linesAfter(tx, communityId, filter, { query, cursor, limit: limit + 1 });
  const lines = found.slice(0, limit);
  const from = cursor?.day ?? query.from;
  const at = cursor ? { day: cursor.day, after: cursor } : { day: query.from };
  const last = lines.at(-1);
  const isLast = found.length <= limit;
  const rows = ledgerRowsOf({
    opening: await balanceBefore(tx, communityId, filter, at),
    from,
    to: query.to,
    isFirst: cursor === null,
    isLast,
    lines,
    months: await monthSums(tx, communityId, filter, {
      from: periodOf(from),
      to: periodOf(query.to),
    }),
    days: query.daily
      ? await daySums(tx, communityId, filter, { from, to: last?.bookedOn ?? from })
      : null,
  });
  const next = isLast || !last ? null : { day: last.bookedOn, seq: last.seq, line: last.line };
  return { account, rows, next };
}

function filterOf({ account, fund, payeeId }: LedgerQuery, accounts: Account[]): LineFilter {
  const codes = accounts
    .filter(({ code, isLeaf }) => isLeaf && isSameOrUnder(code, account))
    .map(({ code }) => code);
  return { codes, ...(fund ? { fund } : {}), ...(payeeId ? { payeeId } : {}) };
}

/** The accounts on the other side of the entry, as an accountant writes them: 5104、2202. */
const COUNTER = `(select string_agg(distinct o.account_code, '、') from posting o
  where o.community_id = p.community_id and o.seq = p.seq and o.line <> p.line
    and (o.debit <> 0) = (p.credit <> 0))`;

async function linesAfter(
  tx: EntityManager,
  communityId: number,
  filter: LineFilter,
  { query, cursor, limit }: { query: LedgerQuery; cursor: LedgerCursor | null; limit: number },
): Promise<LedgerLine[]> {
  const rows = await tx.query<LineRow[]>(
    `select p.booked_on, p.seq, p.line, e.voucher_no, p.debit, p.credit,
       coalesce(nullif(p.summary, ''), e.summary) as summary,
       ${query.daily ? COUNTER : 'null'} as counter
     from posting p join entry e on e.community_id = p.community_id and e.seq = p.seq
     where ${LINE_CONDITION} and p.booked_on between $5::date and $6::date
       and ($7::date is null or (p.booked_on, p.seq, p.line) > ($7::date, $8::bigint, $9::smallint))
     order by p.booked_on, p.seq, p.line limit $10`,
    [
      ...filterParams(communityId, filter),
      cursor?.day ?? query.from,
      query.to,
      cursor?.day ?? null,
      cursor?.seq ?? null,
      cursor?.line ?? null,
      limit,
    ],
  );
  return rows.map((row) => ({
    bookedOn: day(row.booked_on),
    seq: row.seq,
    line: row.line,
    voucherNo: row.voucher_no,
    summary: row.summary,
    counter: row.counter,
    debit: Money.yuan(row.debit),
    credit: Money.yuan(row.credit),
  }));
}

async function daySums(
  tx: EntityManager,
  communityId: number,
  filter: LineFilter,
  { from, to }: { from: Day; to: Day },
): Promise<Map<Day, SideSums>> {
  const rows = await tx.query<{ booked_on: string; debit: string; credit: string }[]>(
    `select p.booked_on, sum(p.debit) as debit, sum(p.credit) as credit from posting p
     where ${LINE_CONDITION} and p.booked_on between $5::date and $6::date
     group by p.booked_on`,
    [...filterParams(communityId, filter), from, to],
  );
  return new Map(
    rows.map((row) => [
      day(row.booked_on),
      { debit: Money.yuan(row.debit), credit: Money.yuan(row.credit) },
    ]),
  );
}
