import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { EntryDraft } from '../ledger/entry.rules';
import { fund } from '../ledger/funds.rules';
import { LedgerService } from '../ledger/ledger.service';
import type { Posting } from '../ledger/posting.rules';
import { Clock } from '../platform/clock';
import type { Day } from '../shared/day';
import { newId } from '../shared/ids';
import { Money } from '../shared/money';
import { allocateAsChosen, allocateOldestFirst } from './allocation.rules';
import type { Allocation, Part } from './allocation.rules';
import { assertDayOpen } from './cashier-days';
import { depositLines, matchLines, receiptLines, unidentifiedLines } from './charge-lines.rules';
import type { DepositAccount } from './charge-lines.rules';
import { chargesErrors } from './charges.errors';
import { feeOf, scheduleInForce } from './fees-in-force';
import { billsOwed, holdBooks, unitLabel } from './households';
import type { OwedBill, Payer } from './households';
import { NO_PARTS, ReceiptRecords, settledBy } from './receipt-records.service';
import type { ReceiptRecord } from './receipt-records.service';
import { fundOfMoney, receiptNumberOf, refusalOfMoney } from './receipt.rules';
import type { ReceiptMethod } from './receipt.rules';

/** Money as it came in. */
export interface Received {
  readonly method: ReceiptMethod;
  /** Account the money stands on: the till, a bank account of the trust, in transit. */
  readonly moneyAccount: string;
  readonly amount: Money;
  readonly receivedOn: Day;
  /** The bank's reference, the slip's number; '' for cash. */
  readonly reference: string;
  /** The cashier; null, and only then, for money that came through a payment firm. */
  readonly by: string | null;
}

/** What a household's money is for. */
export interface Purpose {
  readonly unitId: string;
  /** As the payer wants it; null: oldest first. */
  readonly chosen: readonly Part[] | null;
  /** Code of the fee that what is left over is kept for. */
  readonly keepFor: string;
  /** Whose bills of the unit are paid; the owner's unless said. */
  readonly payer?: Payer;
}

export interface ReceiptMade {
  readonly id: string;
  /** SJ2026-000012. */
  readonly number: string;
  readonly parts: readonly Part[];
  readonly advance: Money;
}

const SUMMARY_MAX = 200;

/** 收款: the receipt, what it settles and its voucher are one transaction. */
@Injectable()
export class ReceiptsService {
  constructor(
    private readonly clock: Clock,
    private readonly ledger: LedgerService,
    private readonly records: ReceiptRecords,
  ) {}

  /**
   * Takes a household's payment; what no bill takes is kept in advance.
   * @throws DomainError `charges.…`, or the book's refusal (a closed month, a day to come).
   */
  async receive(
    tx: EntityManager,
    communityId: number,
    received: Received,
    purpose: Purpose,
  ): Promise<ReceiptMade> {
    assertMoney(received);
    await holdBooks(tx, communityId);
    const label = await unitLabel(tx, communityId, purpose.unitId);
    const { allocation, settled, names } = await this.settle(tx, communityId, {
      amount: received.amount,
      purpose,
    });
    const receipt = await this.numbered(tx, communityId, {
      ...received,
      kind: 'payment',
      unitId: purpose.unitId,
      fund: fundOfMoney(received.moneyAccount),
      matches: null,
    });
    const summary = `收${label}${names}，收据${receiptNumberOf(receipt)}`;
    const lines = receiptLines(received.moneyAccount, settled);
    return this.book(tx, communityId, { receipt, allocation, summary, lines });
  }

  /** 收押金: of the agency fund, paid back one day; never income. */
  async deposit(
    tx: EntityManager,
    communityId: number,
    received: Received,
    { unitId, account }: { unitId: string; account: DepositAccount },
  ): Promise<ReceiptMade> {
    assertMoney(received);
    await holdBooks(tx, communityId);
    const label = await unitLabel(tx, communityId, unitId);
    const receipt = await this.numbered(tx, communityId, {
      ...received,
      kind: 'deposit',
      unitId,
      fund: 'F4',
      matches: null,
    });
    const summary = `收${label}押金，收据${receiptNumberOf(receipt)}`;
    const lines = depositLines(received.moneyAccount, { unitId, account, amount: received.amount });
    return this.book(tx, communityId, { receipt, allocation: NO_PARTS, summary, lines });
  }

  /** 待查款: money nobody has claimed yet; in the books on the day it came. */
  async unidentified(
    tx: EntityManager,
    communityId: number,
    received: Received,
  ): Promise<ReceiptMade> {
    assertMoney(received);
    await holdBooks(tx, communityId);
    const into = fundOfMoney(received.moneyAccount);
    const receipt = await this.numbered(tx, communityId, {
      ...received,
      kind: 'unidentified',
      unitId: null,
      fund: into,
      matches: null,
    });
    const summary = `收待查款，收据${receiptNumberOf(receipt)}`;
    const lines = unidentifiedLines(received.moneyAccount, into, received.amount);
    return this.book(tx, communityId, { receipt, allocation: NO_PARTS, summary, lines });
  }

  /**
   * 待查款认领: it, or a part of it, was this household's.
   * @throws DomainError `charges.receipt-unknown`, `charges.more-than-unidentified`.
   */
  async match(
    tx: EntityManager,
    communityId: number,
    { receiptId, amount, by }: { receiptId: string; amount: Money; by: string },
    purpose: Purpose,
  ): Promise<ReceiptMade> {
    await holdBooks(tx, communityId);
    const source = await unclaimed(tx, communityId, receiptId);
    if (amount.isMoreThan(source.left)) throw chargesErrors.moreThanUnidentified(source.left);
    const label = await unitLabel(tx, communityId, purpose.unitId);
    const { allocation, settled, names } = await this.settle(tx, communityId, { amount, purpose });
    const receipt = await this.numbered(tx, communityId, {
      method: 'match',
      moneyAccount: '224105',
      amount,
      receivedOn: this.clock.today(),
      reference: '',
      by,
      kind: 'match',
      unitId: purpose.unitId,
      fund: source.fund,
      matches: receiptId,
    });
    const summary = `待查款认领：${label}${names}，收据${receiptNumberOf(receipt)}`;
    const lines = matchLines(source.fund, settled);
    return this.book(tx, communityId, { receipt, allocation, summary, lines });
  }

  private async settle(
    tx: EntityManager,
    communityId: number,
    { amount, purpose }: { amount: Money; purpose: Purpose },
  ) {
    const { unitId, chosen, keepFor, payer = 'owner' } = purpose;
    const keep = feeOf(await scheduleInForce(tx, communityId, this.clock.today()), keepFor);
    const bills = await billsOwed(tx, communityId, unitId, payer);
    const allocation = chosen
      ? allocateAsChosen(amount, chosen, bills)
      : allocateOldestFirst(amount, bills);
    // an advance of the developer would pay the bills of the next owner
    if (payer === 'developer' && !allocation.advance.isZero()) {
      throw chargesErrors.moreThanDeveloperOwes(allocation.advance);
    }
    const settled = settledBy(allocation, { bills, unitId, keep }).filter(
      (each) => !each.amount.isZero(),
    );
    const kept = allocation.advance.isZero() ? [] : [`预存${keep.name}`];
    const names = [...new Set([...feeNames(allocation, bills), ...kept])].join('、');
    return { allocation, settled, names };
  }

  private async numbered(
    tx: EntityManager,
    communityId: number,
    receipt: Omit<ReceiptRecord, 'id' | 'year' | 'no'>,
  ): Promise<ReceiptRecord> {
    await assertDayOpen(tx, communityId, receipt);
    const year = Number(receipt.receivedOn.slice(0, 4));
    return { ...receipt, id: newId(), year, no: await this.records.nextNo(tx, communityId, year) };
  }

  private async book(
    tx: EntityManager,
    communityId: number,
    made: {
      receipt: ReceiptRecord;
      allocation: Allocation;
      summary: string;
      lines: readonly Posting[];
    },
  ): Promise<ReceiptMade> {
    const { receipt, allocation, summary, lines } = made;
    const draft: EntryDraft = {
      key: `receipt/${receipt.id}`,
      bookedOn: receipt.receivedOn,
      kind: receipt.kind === 'match' ? 'general' : 'receipt',
      summary: summary.slice(0, SUMMARY_MAX),
      attachmentCount: 1,
      preparedBy: null,
      reviewedBy: null,
      postedBy: null,
      cashier: receipt.by,
      sourceKind: 'receipt',
      sourceId: receipt.id,
      lines,
    };
    const { seq } = await this.ledger.post(tx, communityId, draft);
    await this.records.write(tx, communityId, { receipt, parts: allocation, entrySeq: seq });
    return { id: receipt.id, number: receiptNumberOf(receipt), ...allocation };
  }
}

function assertMoney({ amount, method, moneyAccount }: Received): void {
  if (!amount.isPositive()) throw chargesErrors.amountNotPositive();
  const refusal = refusalOfMoney(method, moneyAccount);
  if (refusal) throw refusal;
}

function feeNames({ parts }: Allocation, bills: readonly OwedBill[]): string[] {
  const paid = new Set(parts.map(({ billId }) => billId));
  return bills.filter(({ id }) => paid.has(id)).map(({ feeName }) => feeName);
}

/** What of unidentified money nobody has claimed, and the fund it came into. */
async function unclaimed(tx: EntityManager, communityId: number, receiptId: string) {
  const [row] = await tx.query<{ fund: string; left: string }[]>(
    `select r.fund, r.amount - coalesce((
       select sum(m.amount) from receipt m
       where m.community_id = $1 and m.matches = r.id and m.cancelled_at is null), 0) as left
     from receipt r where r.community_id = $1 and r.id = $2 and r.kind = 'unidentified'
       and r.cancelled_at is null`,
    [communityId, receiptId],
  );
  if (!row) throw chargesErrors.receiptUnknown();
  return { fund: fund(row.fund), left: Money.yuan(row.left) };
}
