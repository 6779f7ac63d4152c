import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Fund } from '../ledger/funds.rules';
import { Clock } from '../platform/clock';
import type { Day } from '../shared/day';
import { Money } from '../shared/money';
import type { Allocation, Part } from './allocation.rules';
import type { Settled } from './charge-lines.rules';
import type { Fee } from './fee.rules';
import type { OwedBill } from './households';
import { rootOfParts } from './receipt.rules';
import type { ReceiptMethod } from './receipt.rules';

export type ReceiptKind = 'payment' | 'deposit' | 'unidentified' | 'match';

/** A receipt as it is written, once. */
export interface ReceiptRecord {
  readonly id: string;
  readonly year: number;
  readonly no: number;
  readonly kind: ReceiptKind;
  readonly unitId: string | null;
  readonly method: ReceiptMethod | 'match';
  readonly moneyAccount: string;
  readonly fund: Fund;
  readonly amount: Money;
  readonly receivedOn: Day;
  readonly reference: string;
  /** The receipt of the unidentified money, for kind 'match'. */
  readonly matches: string | null;
  readonly by: string | null;
}

/** Rows of receipts, their numbers, and what they settle; within the lock of the books. */
@Injectable()
export class ReceiptRecords {
  constructor(private readonly clock: Clock) {}

  /** The next number of the year: taken with the receipt or not at all, so that none is missing. */
  async nextNo(tx: EntityManager, communityId: number, year: number): Promise<number> {
    const [row] = await tx.query<{ no: number }[]>(
      `insert into receipt_counter as c (community_id, year, last_no) values ($1, $2, 1)
       on conflict (community_id, year) do update set last_no = c.last_no + 1
       returning c.last_no as no`,
      [communityId, year],
    );
    if (!row) throw new Error('a counter gave no number');
    return row.no;
  }

  /** The receipt with its parts, and the bills they settle. */
  async write(
    tx: EntityManager,
    communityId: number,
    { receipt, parts, entrySeq }: { receipt: ReceiptRecord; parts: Allocation; entrySeq: bigint },
  ): Promise<void> {
    await tx.query(
      `insert into receipt (community_id, id, year, no, kind, unit_id, method, money_account, fund,
         amount, advance, received_on, reference, matches, lines_root, entry_seq, received_by, received_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)`,
      [
        communityId,
        receipt.id,
        receipt.year,
        receipt.no,
        receipt.kind,
        receipt.unitId,
        receipt.method,
        receipt.moneyAccount,
        receipt.fund,
        receipt.amount.toString(),
        parts.advance.toString(),
        receipt.receivedOn,
        receipt.reference,
        receipt.matches,
        rootOfParts(parts.parts),
        entrySeq.toString(),
        receipt.by,
        this.clock.now(),
      ],
    );
    await this.allocate(tx, communityId, receipt.id, parts.parts);
  }

  private async allocate(
    tx: EntityManager,
    communityId: number,
    receiptId: string,
    parts: readonly Part[],
  ): Promise<void> {
    if (parts.length === 0) return;
    const bills = parts.map(({ billId }) => billId);
    const amounts = parts.map(({ amount }) => amount.toString());
    await tx.query(
      `insert into receipt_allocation (community_id, receipt_id, bill_id, amount)
       select $1, $2, p.bill, p.amount from unnest($3::uuid[], $4::numeric[]) as p(bill, amount)`,
      [communityId, receiptId, bills, amounts],
    );
    await tx.query(
      `update bill b set settled = b.settled + p.amount
       from unnest($2::uuid[], $3::numeric[]) as p(bill, amount)
       where b.community_id = $1 and b.id = p.bill`,
      [communityId, bills, amounts],
    );
  }
}

/** Nothing goes to a bill: a deposit, money of nobody yet. */
export const NO_PARTS: Allocation = { parts: [], advance: Money.zero };

/** Where each part, and what is kept in advance, stands in the books. */
export function settledBy(
  { parts, advance }: Allocation,
  { bills, unitId, keep }: { bills: readonly OwedBill[]; unitId: string; keep: Fee },
): Settled[] {
  const paid = parts.map(({ billId, amount }) => {
    const bill = bills.find(({ id }) => id === billId);
    if (!bill) throw new Error('a part of no bill');
    return { unitId, fund: bill.fund, account: bill.receivable, amount };
  });
  return [...paid, { unitId, fund: keep.fund, account: keep.advance, amount: advance }];
}
