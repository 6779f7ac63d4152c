import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Period } from '../shared/period';
import type { ChecklistItem } from './closing.rules';

/** Looks at one month in the transaction that closes it; must not write. */
export type ClosingCheck = (
  tx: EntityManager,
  communityId: number,
  period: Period,
) => Promise<ChecklistItem>;

/**
 * What other rooms want settled before a month is closed: payments released but not recorded, the
 * bank reconciled. They register as their module starts; the ledger knows none of them.
 */
@Injectable()
export class ClosingChecks {
  private readonly checks = new Map<string, ClosingCheck>();

  register(key: string, check: ClosingCheck): void {
    if (this.checks.has(key)) throw new Error(`two closing checks named ${key}`);
    this.checks.set(key, check);
  }

  async runAll(tx: EntityManager, communityId: number, period: Period): Promise<ChecklistItem[]> {
    const items: ChecklistItem[] = [];
    // One after the other: they share one connection.
    for (const check of this.checks.values()) items.push(await check(tx, communityId, period));
    return items;
  }
}
