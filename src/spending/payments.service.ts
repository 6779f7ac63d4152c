import type { Actor } from './actor';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { fund } from '../ledger/funds.rules';
import type { EntryDraft } from '../ledger/entry.rules';
import { LedgerService } from '../ledger/ledger.service';
import { PaymentChecks } from '../ledger/payment-checks';
import type { PostedEntry } from '../ledger/verdicts.rules';
import { Clock } from '../platform/clock';
import { dayInShanghai } from '../shared/day';
import type { Day } from '../shared/day';
import { Money } from '../shared/money';
import { BankAccountRow } from '../trust-contract/trust-contract.entities';
import { assertSeen, type Decision } from './approvals.service';
import { evidenceOf } from './content';
import { PayeeRow } from './payee.entities';
import { SpendingEmergencyRow } from './objections.entities';
import { type LockedRequest, type RequestAt, SpendingRecords } from './spending-records.service';
import {
  PaymentOrderRow,
  SpendingActRow,
  SpendingFileRow,
  type SpendingRequestRow,
} from './spending.entities';
import { spendingErrors } from './spending.errors';
import { assertMay } from './spending.rules';

/** What the bank slip says. */
export interface BankSlip {
  paidOn: Day;
  bankReference: string;
  /** The slip itself; joins the request's files on the voucher. */
  fileIds: readonly string[];
}

/** 付款单, 放行, 付款: two keys of two legal parties, then the book. */
@Injectable()
export class PaymentsService {
  constructor(
    private readonly clock: Clock,
    private readonly records: SpendingRecords,
    private readonly ledger: LedgerService,
    private readonly checks: PaymentChecks,
  ) {}

  /**
   * The cashier's order: from which account of the trust, to which account of the payee.
   * @throws DomainError `payment.bank-not-agreed`, `spending.fund-not-of-account`,
   * `spending.account-in-transit`, `spending.payee-account-unsettled`, …
   */
  async order(
    tx: EntityManager,
    at: RequestAt,
    actor: Actor,
    { bankAccountId }: { bankAccountId: string },
  ): Promise<void> {
    const request = await this.records.lock(tx, at);
    assertMay(request.chain, 'order', actor, this.clock.today());
    const { amount } = request.row;
    await this.checks.assertAll(tx, at.communityId, { bankAccountId, amount });
    const account = await this.bankAccount(tx, at.communityId, bankAccountId);
    if (isInTransit(account)) throw spendingErrors.accountInTransit();
    if ((account.fund === 'F3') !== (request.row.fund === 'F3')) {
      throw spendingErrors.fundNotOfAccount();
    }
    const payee = await this.settledPayee(tx, request.row);
    await tx.insert(PaymentOrderRow, {
      ...orderKeyOf(request.row),
      bankAccountId,
      amount: request.row.amount,
      payeeAccountName: payee.accountName,
      payeeBankName: payee.bankName,
      payeeAccountSealed: payee.accountSealed,
      payeeAccountTail: payee.accountTail,
      payeeAccountHash: payee.accountHash,
    });
    await this.records.take(tx, request, { act: 'order', actor });
  }

  /**
   * 第二把钥匙. `agree: false` refuses the order, and takes a release back while the bank has not paid.
   * @throws DomainError `spending.…`
   */
  async release(tx: EntityManager, at: RequestAt, actor: Actor, decision: Decision): Promise<void> {
    const request = await this.records.lock(tx, at);
    assertSeen(request, decision);
    if (!decision.agree) return this.takeBack(tx, request, actor, decision);
    assertMay(request.chain, 'release', actor, this.clock.today());
    await this.assertOrderStands(tx, request.row);
    await this.records.take(tx, request, { act: 'release', actor, note: decision.reason ?? '' });
  }

  /**
   * Records what the bank has paid, and posts it: 机制凭证, made by the system from the approved
   * request; 审核 is the request's reviewer, 出纳 this cashier (docs/decisions/0005).
   * @throws DomainError `spending.…`, or the ledger's refusals (a closed month, a day to come).
   */
  async pay(tx: EntityManager, at: RequestAt, actor: Actor, slip: BankSlip): Promise<PostedEntry> {
    const request = await this.records.lock(tx, at);
    assertMay(request.chain, 'pay', actor, this.clock.today());
    const { row } = request;
    const order = await this.assertOrderStands(tx, row);
    await this.assertPaidInTime(tx, row, slip.paidOn);
    await evidenceOf(tx, at.communityId, slip.fileIds);
    await this.records.record(tx, request, { act: 'pay', actor });
    const draft = await this.entryOf(tx, row, { order, slip, cashier: actor.personId });
    const entry = await this.ledger.post(tx, at.communityId, draft);
    await tx.update(PaymentOrderRow, orderKeyOf(row), {
      paidOn: slip.paidOn,
      bankReference: slip.bankReference,
      entrySeq: entry.seq.toString(),
    });
    await this.records.move(tx, request, { act: 'pay' });
    return entry;
  }

  private takeBack(
    tx: EntityManager,
    request: LockedRequest,
    actor: Actor,
    { reason = '' }: Decision,
  ): Promise<void> {
    if (!['ordered', 'released'].includes(request.row.state)) {
      assertMay(request.chain, 'release', actor, this.clock.today());
    }
    return this.records.take(tx, request, { act: 'reject', actor, note: reason });
  }

  private async bankAccount(
    tx: EntityManager,
    communityId: number,
    id: string,
  ): Promise<BankAccountRow> {
    const account = await tx.findOneBy(BankAccountRow, { communityId, id });
    if (!account || account.closedOn !== null) throw spendingErrors.accountClosed();
    return account;
  }

  /** Locked, so that its account does not change under the order (assurance T8). */
  private async settledPayee(tx: EntityManager, row: SpendingRequestRow): Promise<PayeeRow> {
    const where = { communityId: row.communityId, id: row.payeeId };
    const payee = await tx.findOneOrFail(PayeeRow, { where, lock: { mode: 'pessimistic_write' } });
    const [answer] = await tx.query<{ unsettled: boolean }[]>(
      'select payee_account_unsettled($1, $2, $3) as unsettled',
      [row.communityId, row.payeeId, this.clock.now()],
    );
    if (answer?.unsettled) throw spendingErrors.payeeUnsettled();
    return payee;
  }

  private async assertOrderStands(
    tx: EntityManager,
    row: SpendingRequestRow,
  ): Promise<PaymentOrderRow> {
    const order = await tx.findOneByOrFail(PaymentOrderRow, orderKeyOf(row));
    const payee = await this.settledPayee(tx, row);
    if (payee.accountHash !== order.payeeAccountHash) throw spendingErrors.payeeAccountMoved();
    return order;
  }

  private async assertPaidInTime(
    tx: EntityManager,
    row: SpendingRequestRow,
    paidOn: Day,
  ): Promise<void> {
    const release = await tx.findOneByOrFail(SpendingActRow, {
      ...orderKeyOf(row),
      act: 'release',
    });
    if (paidOn < dayInShanghai(release.at) || paidOn > this.clock.today()) {
      throw spendingErrors.paidTooEarly();
    }
  }

  private async entryOf(
    tx: EntityManager,
    row: SpendingRequestRow,
    paid: { order: PaymentOrderRow; slip: BankSlip; cashier: string },
  ): Promise<EntryDraft> {
    const key = orderKeyOf(row);
    const account = await this.bankAccount(tx, row.communityId, paid.order.bankAccountId);
    const review = await tx.findOneByOrFail(SpendingActRow, { ...key, act: 'review' });
    const evidence = await tx.findBy(SpendingFileRow, key);
    const fileIds = [...new Set([...evidence.map(({ fileId }) => fileId), ...paid.slip.fileIds])];
    const line = { fund: fund(row.fund), payeeId: row.payeeId };
    // An emergency's cost is in the books already; what is paid is the payable.
    const emergency = row.emergencyGrounds && (await tx.findOneBy(SpendingEmergencyRow, key));
    const debited = (emergency && emergency.payableAccount) || row.accountCode;
    const { budgetLineId } = row;
    const charged = budgetLineId === null || emergency ? {} : { budgetLineId };
    return {
      key: `spending:${row.id}`,
      bookedOn: paid.slip.paidOn,
      kind: 'payment',
      summary: row.reason,
      attachmentCount: fileIds.length,
      preparedBy: null,
      reviewedBy: review.personId,
      postedBy: null,
      cashier: paid.cashier,
      sourceKind: 'spending',
      sourceId: row.id,
      fileIds,
      lines: [
        { ...line, ...charged, accountCode: debited, debit: row.amount, credit: Money.zero },
        { ...line, accountCode: account.accountCode, debit: Money.zero, credit: row.amount },
      ],
    };
  }
}

/** 支付在途 lies with a payment firm: nothing can be paid from there. */
const isInTransit = ({ accountCode }: BankAccountRow): boolean => accountCode.startsWith('1012');

function orderKeyOf({ communityId, id, version }: SpendingRequestRow) {
  return { communityId, requestId: id, version };
}
