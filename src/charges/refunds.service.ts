import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { LedgerService } from '../ledger/ledger.service';
import type { Posting } from '../ledger/posting.rules';
import { Clock } from '../platform/clock';
import { newId } from '../shared/ids';
import type { Money } from '../shared/money';
import { advanceAfterRefund } from './allocation.rules';
import { depositRefundLines, refundDueLines } from './charge-lines.rules';
import type { DepositAccount } from './charge-lines.rules';
import { chargesErrors } from './charges.errors';
import { feeOf, scheduleInForce } from './fees-in-force';
import { heldFor, holdBooks, unitLabel } from './households';

/** What is to be given back, and why. */
export interface Refund {
  readonly unitId: string;
  readonly amount: Money;
  readonly reason: string;
  readonly by: string;
}

/**
 * 退费与退押金: here it becomes owed (应退业主款); the money itself leaves through a spending with its two
 * keys, like all money.
 */
@Injectable()
export class RefundsService {
  constructor(
    private readonly clock: Clock,
    private readonly ledger: LedgerService,
  ) {}

  /**
   * What was paid in advance for a fee is owed back.
   * @returns what is left in advance.
   * @throws DomainError `charges.more-than-advance`, `charges.reason-needed`.
   */
  async advance(
    tx: EntityManager,
    communityId: number,
    refund: Refund & { feeCode: string },
  ): Promise<Money> {
    await holdBooks(tx, communityId);
    const label = await unitLabel(tx, communityId, refund.unitId);
    const schedule = await scheduleInForce(tx, communityId, this.clock.today());
    const { fund, advance: account } = feeOf(schedule, refund.feeCode);
    const { unitId, amount } = refund;
    const held = await heldFor(tx, communityId, { unitId, account, fund });
    const left = advanceAfterRefund(held, amount);
    const lines = refundDueLines({ unitId, fund, account, amount });
    await this.owe(tx, communityId, { ...refund, what: `应退预存：${label}`, lines });
    return left;
  }

  /**
   * A deposit is owed back: from the deposit to what is owed, and through no income or expense.
   * @throws DomainError `charges.more-than-held`, `charges.reason-needed`.
   */
  async deposit(
    tx: EntityManager,
    communityId: number,
    refund: Refund & { account: DepositAccount },
  ): Promise<Money> {
    await holdBooks(tx, communityId);
    const label = await unitLabel(tx, communityId, refund.unitId);
    const { unitId, amount, account } = refund;
    if (!amount.isPositive()) throw chargesErrors.amountNotPositive();
    const held = await heldFor(tx, communityId, { unitId, account, fund: 'F4' });
    if (amount.isMoreThan(held)) throw chargesErrors.moreThanHeld(held);
    const lines = depositRefundLines({ unitId, account, amount });
    await this.owe(tx, communityId, { ...refund, what: `应退押金：${label}`, lines });
    return held.minus(amount);
  }

  private async owe(
    tx: EntityManager,
    communityId: number,
    owed: Refund & { what: string; lines: readonly Posting[] },
  ): Promise<void> {
    if (owed.reason.trim().length < 2) throw chargesErrors.reasonNeeded();
    await this.ledger.post(tx, communityId, {
      key: `refund-due/${newId()}`,
      bookedOn: this.clock.today(),
      kind: 'general',
      summary: `${owed.what}，${owed.reason.trim()}`.slice(0, 200),
      attachmentCount: 1,
      preparedBy: null,
      reviewedBy: null,
      postedBy: owed.by,
      sourceKind: 'refund-due',
      lines: owed.lines,
    });
  }
}
