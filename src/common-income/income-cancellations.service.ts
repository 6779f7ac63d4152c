import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { holdBooks } from '../charges/households';
import { entryWithLines } from '../ledger/entry-with-lines';
import { LedgerService } from '../ledger/ledger.service';
import { reversalOf } from '../ledger/posting.rules';
import type { Posting } from '../ledger/posting.rules';
import { Clock } from '../platform/clock';
import { Money } from '../shared/money';
import { openAdvanceAccount } from './advance-account';
import { incomeErrors } from './common-income.errors';
import { standingsOf } from './contracts';
import { RECEIVABLE, resettledLines } from './income-lines.rules';

interface Standing {
  readonly id: string;
  readonly contract_id: string;
  readonly kind: string;
  readonly amount: string;
  readonly entry_seq: string | null;
  readonly received_by: string;
  readonly cancelled_at: Date | null;
}

interface Cancellation {
  readonly receiptId: string;
  readonly reason: string;
  readonly by: string;
}

/** 作废收款: a receipt or a day's sum that was entered wrongly is taken back in red; its row stays. */
@Injectable()
export class IncomeCancellations {
  constructor(
    private readonly clock: Clock,
    private readonly ledger: LedgerService,
  ) {}

  /**
   * By another person than the one who entered it, booked today. What it had paid ahead and months have
   * used since becomes receivable again.
   * @throws DomainError `income.receipt-unknown`, `income.receipt-cancelled`,
   * `income.cancelled-by-receiver`, `income.reason-needed`.
   */
  async cancel(tx: EntityManager, communityId: number, act: Cancellation): Promise<void> {
    const reason = act.reason.trim();
    if (reason.length < 2) throw incomeErrors.reasonNeeded();
    await holdBooks(tx, communityId);
    const receipt = await standing(tx, communityId, act.receiptId);
    if (receipt.received_by === act.by) throw incomeErrors.cancelledByReceiver();
    if (receipt.entry_seq !== null)
      await this.takeBack(tx, communityId, { receipt, reason, by: act.by });
    await tx.query(
      `update income_receipt set cancelled_by = $3, cancelled_at = $4, cancel_reason = $5
       where community_id = $1 and id = $2`,
      [communityId, act.receiptId, act.by, this.clock.now(), reason],
    );
  }

  private async takeBack(
    tx: EntityManager,
    communityId: number,
    { receipt, reason, by }: { receipt: Standing; reason: string; by: string },
  ): Promise<void> {
    const entry = await entryWithLines(tx, communityId, BigInt(receipt.entry_seq ?? ''));
    if (!entry) throw new Error('a receipt without its voucher');
    const of = {
      bookedOn: this.clock.today(),
      attachmentCount: 1,
      preparedBy: null,
      reviewedBy: null,
      postedBy: by,
      sourceKind: 'income-receipt',
      sourceId: receipt.id,
    };
    await this.ledger.post(tx, communityId, {
      ...of,
      key: `income-cancel/${receipt.id}`,
      kind: 'reversal',
      reverses: entry.seq,
      summary: `作废：${entry.summary}：${reason}`.slice(0, 200),
      lines: reversalOf(entry.lines),
    });
    const lines = await linesAfter(tx, communityId, { receipt, lines: entry.lines });
    if (lines.length === 0) return;
    await openAdvanceAccount(this.ledger, tx, communityId);
    await this.ledger.post(tx, communityId, {
      ...of,
      key: `income-resettled/${receipt.id}`,
      kind: 'general',
      summary: `作废后重列应收：${entry.summary}`.slice(0, 200),
      lines,
    });
  }
}

/** @throws DomainError `income.receipt-unknown`, `income.receipt-cancelled`. */
async function standing(
  tx: EntityManager,
  communityId: number,
  receiptId: string,
): Promise<Standing> {
  const [receipt] = await tx.query<Standing[]>(
    `select id, contract_id, kind, amount, entry_seq, received_by, cancelled_at from income_receipt
     where community_id = $1 and id = $2 for update`,
    [communityId, receiptId],
  );
  if (!receipt) throw incomeErrors.receiptUnknown();
  if (receipt.cancelled_at !== null) throw incomeErrors.cancelledAlready();
  return receipt;
}

async function linesAfter(
  tx: EntityManager,
  communityId: number,
  { receipt, lines }: { receipt: Standing; lines: readonly Posting[] },
): Promise<Posting[]> {
  if (receipt.kind !== 'contract') return [];
  const contractId = receipt.contract_id;
  const standing = (await standingsOf(tx, communityId))(contractId);
  const settled = Money.sum(
    lines.filter(({ accountCode }) => accountCode === RECEIVABLE).map(({ credit }) => credit),
  );
  return resettledLines({ contractId, standing }, { amount: Money.yuan(receipt.amount), settled });
}
