import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { entryWithLines } from '../ledger/entry-with-lines';
import type { EntryWithLines } from '../ledger/entry-with-lines';
import { fund } from '../ledger/funds.rules';
import { LedgerService } from '../ledger/ledger.service';
import { reversalOf } from '../ledger/posting.rules';
import type { Posting } from '../ledger/posting.rules';
import { Clock } from '../platform/clock';
import { Money } from '../shared/money';
import { chargesErrors } from './charges.errors';
import { heldFor, holdBooks } from './households';
import { receiptNumberOf } from './receipt.rules';
import { creditsOf, linesWithout } from './shared-voucher.rules';
import type { ReceiptParts } from './shared-voucher.rules';

interface StandingReceipt {
  unit_id: string | null;
  year: number;
  no: number;
  advance: string;
  entry_seq: string;
  received_by: string;
  cancelled_at: Date | null;
}

const SUMMARY_MAX = 200;

/** Source of a voucher that many receipts share: `take_receipts`. */
const SHARED = 'receipts';

/** 收据作废: the number stays, the money and what it settled are taken back in red. */
@Injectable()
export class ReceiptCancellations {
  constructor(
    private readonly clock: Clock,
    private readonly ledger: LedgerService,
  ) {}

  /**
   * By another person than the one who took the money, booked today.
   * @throws DomainError `charges.receipt-unknown`, `charges.receipt-cancelled`,
   * `charges.cancelled-by-cashier`, `charges.receipt-claimed` or `charges.receipt-used` when what it
   * brought has gone on already.
   */
  async cancel(
    tx: EntityManager,
    communityId: number,
    { receiptId, reason, by }: { receiptId: string; reason: string; by: string },
  ): Promise<void> {
    const because = reason.trim();
    if (because.length < 2) throw chargesErrors.reasonNeeded();
    await holdBooks(tx, communityId);
    const receipt = await this.standing(tx, communityId, receiptId);
    if (receipt.received_by === by) throw chargesErrors.cancelledByCashier();
    const entry = await this.voucherOf(tx, communityId, BigInt(receipt.entry_seq));
    const isShared = entry.sourceKind === SHARED;
    const own = isShared
      ? creditsOf(entry.lines, await partsOf(tx, communityId, { receiptId, receipt }))
      : entry.lines;
    await assertStillHeld(tx, communityId, own);
    const number = receiptNumberOf(receipt);
    await this.ledger.post(tx, communityId, {
      ...this.bookedToday(by),
      key: `receipt-cancel/${receiptId}`,
      kind: 'reversal',
      reverses: entry.seq,
      summary: `作废收据${number}：${because}`.slice(0, SUMMARY_MAX),
      sourceKind: 'receipt',
      sourceId: receiptId,
      lines: reversalOf(entry.lines),
    });
    if (isShared) await this.bookOthers(tx, communityId, { receiptId, number, entry, own, by });
    await this.takeBack(tx, communityId, { receiptId, because, by });
  }

  /** The voucher that carries the receipt now: one that many share may have been booked anew. */
  private async voucherOf(
    tx: EntityManager,
    communityId: number,
    seq: bigint,
  ): Promise<EntryWithLines> {
    const [row] = await tx.query<{ seq: string }[]>(
      `select later.seq from entry e
       join entry later on later.community_id = $1 and later.source_kind = $3
         and later.source_id = e.source_id and later.kind = 'receipt'
       where e.community_id = $1 and e.seq = $2 and e.source_kind = $3
       order by later.seq desc limit 1`,
      [communityId, seq.toString(), SHARED],
    );
    const entry = await entryWithLines(tx, communityId, row ? BigInt(row.seq) : seq);
    if (!entry) throw new Error('a receipt without its voucher');
    return entry;
  }

  /** 红冲蓝补 (会计基础工作规范 51): the voucher was taken back whole, the others' money is booked again. */
  private async bookOthers(
    tx: EntityManager,
    communityId: number,
    made: {
      receiptId: string;
      number: string;
      entry: EntryWithLines;
      own: readonly Posting[];
      by: string;
    },
  ): Promise<void> {
    const { receiptId, number, entry, own, by } = made;
    const lines = linesWithout(entry.lines, own);
    if (lines.length === 0) return;
    await this.ledger.post(tx, communityId, {
      ...this.bookedToday(by),
      key: `receipts-without/${receiptId}`,
      kind: 'receipt',
      summary: `${entry.summary}，不含已作废的${number}`.slice(0, SUMMARY_MAX),
      sourceKind: SHARED,
      sourceId: entry.sourceId ?? undefined,
      lines,
    });
  }

  private bookedToday(by: string) {
    const bookedOn = this.clock.today();
    const people = { preparedBy: null, reviewedBy: null, postedBy: by };
    return { bookedOn, attachmentCount: 1, ...people };
  }

  private async standing(
    tx: EntityManager,
    communityId: number,
    receiptId: string,
  ): Promise<StandingReceipt> {
    const [receipt] = await tx.query<StandingReceipt[]>(
      `select unit_id, year, no, advance, entry_seq, received_by, cancelled_at from receipt
       where community_id = $1 and id = $2 for update`,
      [communityId, receiptId],
    );
    if (!receipt) throw chargesErrors.receiptUnknown();
    if (receipt.cancelled_at !== null) throw chargesErrors.receiptCancelled();
    const [claimed] = await tx.query<unknown[]>(
      `select from receipt where community_id = $1 and matches = $2 and cancelled_at is null limit 1`,
      [communityId, receiptId],
    );
    if (claimed) throw chargesErrors.receiptClaimed();
    return receipt;
  }

  private async takeBack(
    tx: EntityManager,
    communityId: number,
    { receiptId, because, by }: { receiptId: string; because: string; by: string },
  ): Promise<void> {
    await tx.query(
      `update bill b set settled = b.settled - a.amount from receipt_allocation a
       where b.community_id = $1 and a.community_id = $1 and a.receipt_id = $2 and b.id = a.bill_id`,
      [communityId, receiptId],
    );
    await tx.query(
      `update receipt set cancelled_by = $3, cancelled_at = $4, cancel_reason = $5
       where community_id = $1 and id = $2`,
      [communityId, receiptId, by, this.clock.now(), because],
    );
  }
}

async function partsOf(
  tx: EntityManager,
  communityId: number,
  { receiptId, receipt }: { receiptId: string; receipt: StandingReceipt },
): Promise<ReceiptParts> {
  const rows = await tx.query<{ account: string; fund: string; amount: string }[]>(
    `select b.receivable as account, r.fund, a.amount from receipt_allocation a
     join bill b on b.community_id = $1 and b.id = a.bill_id
     join bill_run r on r.community_id = $1 and r.id = b.run_id
     where a.community_id = $1 and a.receipt_id = $2`,
    [communityId, receiptId],
  );
  const settled = rows.map((row) => ({
    account: row.account,
    fund: fund(row.fund),
    amount: Money.yuan(row.amount),
  }));
  return { unitId: receipt.unit_id ?? '', settled, advance: Money.yuan(receipt.advance) };
}

/** What it left with us for the household, in advance or as a deposit, must still be there. */
async function assertStillHeld(
  tx: EntityManager,
  communityId: number,
  lines: readonly Posting[],
): Promise<void> {
  for (const { accountCode: account, fund, credit, unitId } of lines) {
    if (unitId === undefined || !/^22(03|41)/.test(account)) continue;
    const held = await heldFor(tx, communityId, { unitId, account, fund });
    if (credit.isMoreThan(held)) throw chargesErrors.receiptUsed(account);
  }
}
