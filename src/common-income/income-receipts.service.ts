import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { holdBooks } from '../charges/households';
import { refusalOfMoney } from '../charges/receipt.rules';
import type { ReceiptMethod } from '../charges/receipt.rules';
import type { EntryDraft } from '../ledger/entry.rules';
import { LedgerService } from '../ledger/ledger.service';
import type { Posting } from '../ledger/posting.rules';
import { Clock } from '../platform/clock';
import type { Day } from '../shared/day';
import { newId } from '../shared/ids';
import { Money } from '../shared/money';
import { openAdvanceAccount } from './advance-account';
import { incomeErrors } from './common-income.errors';
import { contractOf, standingsOf, versionOn } from './contracts';
import type { EnteredTerms } from './contracts';
import { ADVANCE, contractReceiptLines, directReceiptLines } from './income-lines.rules';
import { shareOf } from './instalments.rules';

/** Money as it came in, one way of it. */
export interface IncomeWay {
  readonly method: ReceiptMethod;
  /** Account the money stands on: the till, a bank account of the trust, in transit. */
  readonly moneyAccount: string;
  readonly amount: Money;
  /** The bank's reference, the slip's number; '' for cash. */
  readonly reference: string;
}

/** 合同收款: what a counterparty paid. */
export interface IncomeReceived extends IncomeWay {
  readonly contractId: string;
  readonly receivedOn: Day;
  readonly note: string;
  readonly by: string;
}

/** 临停日结: what a day brought, whichever way. */
export interface ParkingDay {
  readonly contractId: string;
  readonly on: Day;
  readonly gross: Money;
  readonly ways: readonly IncomeWay[];
  /** Why there was nothing, when there was nothing. */
  readonly note: string;
  readonly by: string;
}

export interface IncomeReceiptMade {
  readonly id: string;
  /** Null of a day without any money. */
  readonly entrySeq: bigint | null;
  /** Of it kept for months to come. */
  readonly advance: Money;
}

interface ReceiptRecord {
  readonly id: string;
  readonly kind: 'contract' | 'direct' | 'day';
  readonly contractId: string;
  readonly receivedOn: Day;
  readonly amount: Money;
  readonly share: Money;
  readonly ways: readonly IncomeWay[];
  readonly note: string;
  readonly by: string;
}

const SUMMARY_MAX = 200;

/** 公共收益收款: every one is a voucher of its own and names its contract. */
@Injectable()
export class IncomeReceiptsService {
  constructor(
    private readonly clock: Clock,
    private readonly ledger: LedgerService,
  ) {}

  /**
   * Takes a counterparty's payment: it pays what is receivable, and what is over is kept for the months to
   * come. Of a place without contract it is income as it comes.
   * @throws DomainError `income.…`, `charges.money-account`, or the book's refusal.
   */
  async receive(
    tx: EntityManager,
    communityId: number,
    received: IncomeReceived,
  ): Promise<IncomeReceiptMade> {
    assertWay(received);
    await holdBooks(tx, communityId);
    const { contractId, receivedOn } = received;
    const terms = await this.termsOn(tx, communityId, { contractId, on: receivedOn });
    if (terms.schedule === 'daily') throw incomeErrors.settledDaily();
    const { amount, note, by } = received;
    const receipt = {
      id: newId(),
      contractId,
      receivedOn,
      amount,
      note,
      by,
      ways: [wayOf(received)],
    };
    const summary = `收公共收益：${payerOf(terms)}`;
    if (terms.schedule === 'none') {
      const share = shareOf(terms.developerShare, amount);
      const lines = directReceiptLines(
        { contractId, incomeAccount: terms.incomeAccount },
        [received],
        share,
      );
      return this.book(tx, communityId, { ...receipt, kind: 'direct', share }, { summary, lines });
    }
    const standing = (await standingsOf(tx, communityId))(contractId);
    const lines = contractReceiptLines({ contractId, standing }, received);
    const kept = { ...receipt, kind: 'contract', share: Money.zero } as const;
    return this.book(tx, communityId, kept, { summary, lines });
  }

  /**
   * The sum of one day, once. A rate of the developer's is owed at once (应付开发商停车分成); a sum a month
   * is owed with the month's accrual.
   * @throws DomainError `income.day-…`, `income.not-daily`, `income.note-needed`, `charges.money-account`.
   */
  async settleDay(
    tx: EntityManager,
    communityId: number,
    settled: ParkingDay,
  ): Promise<IncomeReceiptMade> {
    const { contractId, on, gross, ways, note, by } = settled;
    if (on > this.clock.today()) throw incomeErrors.dayToCome();
    ways.forEach(assertWay);
    if (!Money.sum(ways.map(({ amount }) => amount)).equals(gross)) {
      throw incomeErrors.dayNotWhole(gross.format());
    }
    if (gross.isZero() && note.trim().length < 2) throw incomeErrors.noteNeeded();
    await holdBooks(tx, communityId);
    const terms = await this.termsOn(tx, communityId, { contractId, on });
    if (terms.schedule !== 'daily') throw incomeErrors.notDaily();
    await assertFirstOf(tx, communityId, { contractId, on });
    const share =
      terms.developerShare?.kind === 'rate' ? shareOf(terms.developerShare, gross) : Money.zero;
    const lines = directReceiptLines(
      { contractId, incomeAccount: terms.incomeAccount },
      ways,
      share,
    );
    const receipt: ReceiptRecord = {
      id: newId(),
      kind: 'day',
      contractId,
      receivedOn: on,
      amount: gross,
      share,
      ways: ways.map(wayOf),
      note: note.trim(),
      by,
    };
    const summary = `${on} 日结：${terms.place}`;
    return this.book(tx, communityId, receipt, { summary, lines });
  }

  private async termsOn(
    tx: EntityManager,
    communityId: number,
    { contractId, on }: { contractId: string; on: Day },
  ): Promise<EnteredTerms> {
    const terms = versionOn(await contractOf(tx, communityId, contractId), on);
    if (!terms) throw incomeErrors.notStarted();
    if (terms.owner !== 'COMMON') throw incomeErrors.notCommon();
    return terms;
  }

  private async book(
    tx: EntityManager,
    communityId: number,
    receipt: ReceiptRecord,
    { summary, lines }: { summary: string; lines: readonly Posting[] },
  ): Promise<IncomeReceiptMade> {
    const advance = Money.sum(
      lines.filter((line) => line.accountCode === ADVANCE.code).map((line) => line.credit),
    );
    if (!advance.isZero()) await openAdvanceAccount(this.ledger, tx, communityId);
    const draft: EntryDraft = {
      key: `income-receipt/${receipt.id}`,
      bookedOn: receipt.receivedOn,
      kind: 'receipt',
      summary: summary.slice(0, SUMMARY_MAX),
      attachmentCount: 1,
      preparedBy: null,
      reviewedBy: null,
      postedBy: null,
      cashier: receipt.by,
      sourceKind: 'income-receipt',
      sourceId: receipt.id,
      lines,
    };
    const posted = lines.length === 0 ? null : await this.ledger.post(tx, communityId, draft);
    await this.write(tx, communityId, { receipt, entrySeq: posted?.seq ?? null });
    return { id: receipt.id, entrySeq: posted?.seq ?? null, advance };
  }

  private async write(
    tx: EntityManager,
    communityId: number,
    { receipt, entrySeq }: { receipt: ReceiptRecord; entrySeq: bigint | null },
  ): Promise<void> {
    await tx.query(
      `insert into income_receipt (community_id, id, contract_id, kind, received_on, amount, share,
         ways, note, entry_seq, received_by, received_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
      [
        communityId,
        receipt.id,
        receipt.contractId,
        receipt.kind,
        receipt.receivedOn,
        receipt.amount.toString(),
        receipt.share.toString(),
        JSON.stringify(receipt.ways),
        receipt.note,
        entrySeq?.toString() ?? null,
        receipt.by,
        this.clock.now(),
      ],
    );
  }
}

/** Everybody reads the books: a firm may be named in them, a person not (个人信息保护法 6). */
function payerOf({ place, counterparty, counterpartyKind }: EnteredTerms): string {
  return counterparty === '' || counterpartyKind === 'person' ? place : `${place}，${counterparty}`;
}

function wayOf({ method, moneyAccount, amount, reference }: IncomeWay): IncomeWay {
  return { method, moneyAccount, amount, reference };
}

/** @throws DomainError `income.amount-not-positive`, `charges.money-account`. */
function assertWay({ amount, method, moneyAccount }: IncomeWay): void {
  if (!amount.isPositive()) throw incomeErrors.amountNotPositive();
  const refusal = refusalOfMoney(method, moneyAccount);
  if (refusal) throw refusal;
}

/** @throws DomainError `income.day-twice`. */
async function assertFirstOf(
  tx: EntityManager,
  communityId: number,
  { contractId, on }: { contractId: string; on: Day },
): Promise<void> {
  const [earlier] = await tx.query<unknown[]>(
    `select from income_receipt where community_id = $1 and contract_id = $2 and received_on = $3
       and kind = 'day' and cancelled_at is null`,
    [communityId, contractId, on],
  );
  if (earlier) throw incomeErrors.dayTwice(on);
}
