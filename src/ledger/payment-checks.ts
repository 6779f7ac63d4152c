import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Money } from '../shared/money';

export interface OrderedPayment {
  readonly bankAccountId: string;
  readonly amount: Money;
}

/** Looks at the community in the transaction that orders a payment; must not write; throws why not. */
export type PaymentCheck = (
  tx: EntityManager,
  communityId: number,
  order: OrderedPayment,
) => Promise<void>;

/**
 * What other rooms want settled before new money is ordered out, as `ClosingChecks` is for a month:
 * they register as their module starts, and the room that pays knows none of them. Asked for a new
 * order only: what is under way already may be what settles it (docs/decisions/0009).
 */
@Injectable()
export class PaymentChecks {
  private readonly checks = new Map<string, PaymentCheck>();

  register(key: string, check: PaymentCheck): void {
    if (this.checks.has(key)) throw new Error(`two payment checks named ${key}`);
    this.checks.set(key, check);
  }

  /** @throws DomainError the first reason against it */
  async assertAll(tx: EntityManager, communityId: number, order: OrderedPayment): Promise<void> {
    // One after the other: they share one connection.
    for (const check of this.checks.values()) await check(tx, communityId, order);
  }
}
