import type { EntityManager } from 'typeorm';
import type { Fund } from '../ledger/funds.rules';
import { eachRow } from '../platform/database/each-row';
import { day, type Day } from '../shared/day';
import { Money } from '../shared/money';
import { period, type Period } from '../shared/period';
import type { BookYear } from './book-year';

export interface VoucherLine {
  readonly line: number;
  readonly accountCode: string;
  readonly fund: Fund;
  readonly summary: string;
  readonly debit: Money;
  readonly credit: Money;
  /** Whom it was paid to or by, where the books name one. */
  readonly payee: string | null;
}

/** 记账凭证; people by name, null: made by the system. */
export interface Voucher {
  readonly seq: string;
  readonly bookedOn: Day;
  readonly period: Period;
  readonly voucherNo: number;
  readonly kind: string;
  readonly summary: string;
  readonly attachmentCount: number;
  readonly postedOn: string;
  readonly total: Money;
  readonly preparedBy: string | null;
  readonly reviewedBy: string | null;
  readonly postedBy: string | null;
  readonly cashier: string | null;
  readonly reversesSeq: string | null;
  readonly lines: readonly VoucherLine[];
}

interface Row {
  seq: string;
  booked_on: string;
  period: string;
  voucher_no: number;
  kind: string;
  entry_summary: string;
  attachment_count: number;
  posted_on: string;
  total: string;
  prepared_by: string | null;
  reviewed_by: string | null;
  posted_by: string | null;
  cashier: string | null;
  reverses_seq: string | null;
  line: number;
  account_code: string;
  fund: Fund;
  summary: string;
  debit: string;
  credit: string;
  payee: string | null;
}

const LINES = `
  select e.seq, e.booked_on::text, e.period, e.voucher_no, e.kind, e.summary as entry_summary,
    e.attachment_count, (e.posted_at at time zone 'Asia/Shanghai')::date::text as posted_on,
    e.total::text, a.name as prepared_by, b.name as reviewed_by, c.name as posted_by,
    d.name as cashier, e.reverses_seq, p.line, p.account_code, p.fund,
    coalesce(nullif(p.summary, ''), e.summary) as summary, p.debit::text, p.credit::text,
    y.name as payee
  from entry e
  join posting p on p.community_id = e.community_id and p.seq = e.seq
  left join person a on a.id = e.prepared_by
  left join person b on b.id = e.reviewed_by
  left join person c on c.id = e.posted_by
  left join person d on d.id = e.cashier
  left join payee y on y.community_id = p.community_id and y.id = p.payee_id
  where e.community_id = $1 and e.period between $2 and $3`;

const ORDERS = {
  /** As the book of original entry has them. */
  number: 'e.period, e.voucher_no, p.line',
  /** As money moved: within a month numbers follow the posting, not the day. */
  day: 'e.booked_on, e.voucher_no, p.line',
} as const;

/** Every voucher of the year with its lines, one at a time: a year may be longer than memory. */
export async function eachVoucher(
  tx: EntityManager,
  { communityId, from, to }: BookYear,
  order: keyof typeof ORDERS,
  emit: (voucher: Voucher) => Promise<void> | void,
): Promise<void> {
  let rows: Row[] = [];
  const sql = `${LINES} order by ${ORDERS[order]}`;
  await eachRow<Row>(tx, { sql, params: [communityId, from, to] }, async (row) => {
    if (rows.length > 0 && rows[0]?.seq !== row.seq) {
      const whole = rows;
      rows = [];
      await emit(voucherOf(whole));
    }
    rows.push(row);
  });
  if (rows.length > 0) await emit(voucherOf(rows));
}

/** 2026-03-0012: what names a voucher outside these books; numbers begin anew each month. */
export function voucherKey({ period: month, voucherNo }: Voucher): string {
  return `${month}-${String(voucherNo).padStart(4, '0')}`;
}

function voucherOf(rows: readonly Row[]): Voucher {
  const [head] = rows;
  if (!head) throw new Error('a voucher without lines');
  return {
    seq: head.seq,
    bookedOn: day(head.booked_on),
    period: period(head.period),
    voucherNo: head.voucher_no,
    kind: head.kind,
    summary: head.entry_summary,
    attachmentCount: head.attachment_count,
    postedOn: head.posted_on,
    total: Money.yuan(head.total),
    preparedBy: head.prepared_by,
    reviewedBy: head.reviewed_by,
    postedBy: head.posted_by,
    cashier: head.cashier,
    reversesSeq: head.reverses_seq,
    lines: rows.map((row) => ({
      line: row.line,
      accountCode: row.account_code,
      fund: row.fund,
      summary: row.summary,
      debit: Money.yuan(row.debit),
      credit: Money.yuan(row.credit),
      payee: row.payee,
    })),
  };
}
