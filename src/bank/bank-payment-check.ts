import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { type OrderedPayment, PaymentChecks } from '../ledger/payment-checks';
import { Clock } from '../platform/clock';
import { unexplainedOf } from './agreement.rules';
import { accountAt } from './bank.queries';
import { openLines } from './bank-sides';
import { bankErrors } from './bank.errors';
import { statedSides } from './stated-accounts';

/** No new payment while something between books and bank has stood unexplained for days. */
@Injectable()
export class BankPaymentCheck implements OnModuleInit {
  constructor(
    private readonly checks: PaymentChecks,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.checks.register('bank-agreed', (tx, communityId, order) =>
      this.assertAgreed(tx, communityId, order),
    );
  }

  /**
   * An order of exactly what the bank has taken from the account is no new payment: it is the paper that
   * was missing, and goes through both keys like every other.
   * @throws DomainError `payment.bank-not-agreed`
   */
  private async assertAgreed(
    tx: EntityManager,
    communityId: number,
    order: OrderedPayment,
  ): Promise<void> {
    const sides = await statedSides(tx, communityId);
    const [oldest] = unexplainedOf(sides, this.clock.today());
    if (oldest && !(await this.explains(tx, communityId, order))) {
      throw bankErrors.notAgreed(oldest);
    }
  }

  private async explains(
    tx: EntityManager,
    communityId: number,
    { bankAccountId, amount }: OrderedPayment,
  ): Promise<boolean> {
    const at = await accountAt(tx, communityId, bankAccountId);
    const lines = await openLines(tx, at, this.clock.today());
    return lines.some((line) => line.amount.equals(amount.negated()));
  }
}
