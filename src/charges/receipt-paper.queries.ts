import { Injectable } from '@nestjs/common';
import { timingSafeEqual } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import type { ReceiptFacts, ReceiptItem } from '../../reports/receipt/content.rules';
import { unitLabelOf } from '../community/places.rules';
import { Config } from '../platform/config';
import { Reading } from '../platform/database/reading';
import { Sealing } from '../platform/login/sealing';
import { day, dayInShanghai } from '../shared/day';
import { Money } from '../shared/money';
import { period } from '../shared/period';
import { chargesErrors } from './charges.errors';
import { checkedText, checkUrlOf, codeOf, numberFrom } from './receipt-check.rules';
import type { CheckedReceipt } from './receipt-check.rules';
import { methodNames, receiptNumberOf } from './receipt.rules';

/** Facts of a printed receipt, and the moment it was made: the same sheet whenever it is drawn. */
export interface ReceiptPaper {
  readonly facts: ReceiptFacts;
  readonly madeAt: Date;
}

interface PaperRow {
  community: string;
  trustee: string;
  year: number;
  no: number;
  received_on: string;
  received_at: Date;
  building: string | null;
  door: string | null;
  unit_id: string | null;
  method: keyof typeof methodNames;
  reference: string;
  amount: string;
  voucher: string;
  cashier: string;
  cancelled_at: Date | null;
  by_developer: boolean;
}

const PAPER = `
  select c.name as community, trustee_on(c.id, r.received_at) as trustee, r.year, r.no, r.received_on, r.received_at,
    g.name as building, u.door, r.unit_id, r.method, r.reference, r.amount,
    exists (select from receipt_allocation a
      join bill b on b.community_id = r.community_id and b.id = a.bill_id and b.payer = 'developer'
      where a.community_id = r.community_id and a.receipt_id = r.id) as by_developer,
    e.period || ' 记-' || e.voucher_no || '号' as voucher,
    -- nobody stood at a counter for what came through a payment firm
    coalesce(p.name, '线上支付') as cashier, r.cancelled_at
  from receipt r
  join community c on c.id = r.community_id
  join entry e on e.community_id = r.community_id and e.seq = r.entry_seq
  left join person p on p.id = r.received_by
  left join unit u on u.community_id = r.community_id and u.id = r.unit_id
  left join building g on g.community_id = r.community_id and g.id = u.building_id
  where r.community_id = $1 and r.id = $2`;

/** Bills by fee; then what stands on an account of its own: an advance, a deposit, 待查款. */
const ITEMS = `
  select r.fee_name as name, min(b.period) as first, max(b.period) as last, sum(a.amount) as amount
  from receipt_allocation a
  join bill b on b.community_id = $1 and b.id = a.bill_id
  join bill_run r on r.community_id = $1 and r.id = b.run_id
  where a.community_id = $1 and a.receipt_id = $2
  group by r.fee_code, r.fee_name
  union all
  (select regexp_replace(t.name, '^其他应付款-', ''), null, null, p.credit from receipt k
  join posting p on p.community_id = $1 and p.seq = k.entry_seq
    and p.unit_id is not distinct from k.unit_id and p.account_code ~ '^22(03|41)'
    and p.credit = case when k.kind in ('payment', 'match') then k.advance else k.amount end
  join account t on t.community_id = $1 and t.code = p.account_code
  where k.community_id = $1 and k.id = $2 and p.credit > 0 limit 1)
  order by first nulls last, name`;

const CHECKED = `
  select r.id, c.name as community, r.received_on, r.amount, r.cancelled_at
  from receipt r join community c on c.id = r.community_id
  where r.community_id = $1 and r.year = $2 and r.no = $3`;

interface CheckedRow {
  id: string;
  community: string;
  received_on: string;
  amount: string;
  cancelled_at: Date | null;
}

/** 收据: as it is printed, and whether a printed one is genuine. */
@Injectable()
export class ReceiptPaperQueries {
  constructor(
    private readonly reading: Reading,
    private readonly sealing: Sealing,
    private readonly config: Config,
  ) {}

  /**
   * @param homes only a receipt of one of these units; null: any of the community.
   * @throws DomainError notFound `charges.receipt-unknown`.
   */
  paper(
    communityId: number,
    receiptId: string,
    homes: readonly string[] | null,
  ): Promise<ReceiptPaper> {
    return this.reading.run(communityId, async (tx) => {
      const [row] = await tx.query<PaperRow[]>(PAPER, [communityId, receiptId]);
      const isTheirs = homes === null || (row?.unit_id != null && homes.includes(row.unit_id));
      if (!row || !isTheirs) throw chargesErrors.receiptUnknown();
      const items = await itemsOf(tx, communityId, receiptId);
      const number = receiptNumberOf(row);
      const code = this.code(communityId, receiptId);
      const checkUrl = checkUrlOf(this.config.publicUrl, { communityId, number, code });
      return { facts: { ...paperOf(row), number, items, checkUrl }, madeAt: row.received_at };
    });
  }

  /** What may be said of a printed receipt; null when it is none of ours, whatever is not as it should be. */
  async check(asked: { c: string; n: string; k: string }): Promise<CheckedReceipt | null> {
    const place = numberFrom(asked.n);
    if (!place || !/^[1-9]\d{0,8}$/.test(asked.c)) return null;
    const communityId = Number(asked.c);
    const [row] = await this.reading.run(communityId, (tx) =>
      tx.query<CheckedRow[]>(CHECKED, [communityId, place.year, place.no]),
    );
    if (!row || !sameCode(asked.k, this.code(communityId, row.id))) return null;
    return {
      communityName: row.community,
      number: receiptNumberOf(place),
      receivedOn: day(row.received_on),
      amount: Money.yuan(row.amount),
      cancelledOn: row.cancelled_at === null ? null : dayInShanghai(row.cancelled_at),
    };
  }

  private code(communityId: number, receiptId: string): string {
    return codeOf(this.sealing.keyedHash(checkedText(communityId, receiptId), 'receipt'));
  }
}

function paperOf(row: PaperRow): Omit<ReceiptFacts, 'number' | 'items' | 'checkUrl'> {
  const { building, door } = row;
  return {
    communityName: row.community,
    trusteeName: row.trustee,
    receivedOn: day(row.received_on),
    payer:
      building === null || door === null
        ? null
        : `${unitLabelOf(building, door)}${row.by_developer ? '（建设单位）' : ''}`,
    method: methodNames[row.method],
    reference: row.reference,
    amount: Money.yuan(row.amount),
    voucher: row.voucher,
    cashier: row.cashier,
    cancelledOn: row.cancelled_at === null ? null : dayInShanghai(row.cancelled_at),
  };
}

async function itemsOf(
  tx: EntityManager,
  communityId: number,
  receiptId: string,
): Promise<ReceiptItem[]> {
  const rows = await tx.query<
    { name: string; first: string | null; last: string | null; amount: string }[]
  >(ITEMS, [communityId, receiptId]);
  return rows.map(({ name, first, last, amount }) => ({
    name,
    months: first === null || last === null ? null : { from: period(first), to: period(last) },
    amount: Money.yuan(amount),
  }));
}

function sameCode(given: string, code: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(code)];
  return a.length === b.length && timingSafeEqual(a, b);
}
