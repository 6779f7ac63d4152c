import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { entryWithLines } from '../ledger/entry-with-lines';
import { LedgerService } from '../ledger/ledger.service';
import { reversalOf } from '../ledger/posting.rules';
import type { Posting } from '../ledger/posting.rules';
import { Clock } from '../platform/clock';
import { chargesErrors } from './charges.errors';
import { heldFor, holdBooks } from './households';
import { receiptNumberOf } from './receipt.rules';

interface StandingReceipt {
  kind: string;
  year: number;
  no: number;
  entry_seq: string;
  received_by: string;
  cancelled_at: Date | null;
}

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
    const entry = await entryWithLines(tx, communityId, BigInt(receipt.entry_seq));
    if (!entry) throw new Error('a receipt without its voucher');
    await assertStillHeld(tx, communityId, entry.lines);
    await this.ledger.post(tx, communityId, {
      key: `receipt-cancel/${receiptId}`,
      bookedOn: this.clock.today(),
      kind: 'reversal',
      reverses: entry.seq,
      summary: `作废收据${receiptNumberOf(receipt)}：${because}`.slice(0, 200),
      attachmentCount: 1,
      preparedBy: null,
      reviewedBy: null,
      postedBy: by,
      sourceKind: 'receipt',
      sourceId: receiptId,
      lines: reversalOf(entry.lines),
    });
    await this.takeBack(tx, communityId, { receiptId, because, by });
  }

  private async standing(
    tx: EntityManager,
    communityId: number,
    receiptId: string,
  ): Promise<StandingReceipt> {
    const [receipt] = await tx.query<StandingReceipt[]>(
      `select kind, year, no, entry_seq, received_by, cancelled_at from receipt
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
