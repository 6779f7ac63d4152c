import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Period } from '../shared/period';

/** Follows from a month that has just been closed, in the transaction that closes it. */
export type ClosingEffect = (
  tx: EntityManager,
  communityId: number,
  period: Period,
) => Promise<void>;

/**
 * What other rooms write down once a month is closed: it comes with the closing or not at all. They
 * register as their module starts; the ledger knows none of them.
 */
@Injectable()
export class ClosingEffects {
  private readonly effects = new Map<string, ClosingEffect>();

  register(key: string, effect: ClosingEffect): void {
    if (this.effects.has(key)) throw new Error(`two closing effects named ${key}`);
    this.effects.set(key, effect);
  }

  /** One after the other: they share one connection. */
  async runAll(tx: EntityManager, communityId: number, period: Period): Promise<void> {
    for (const effect of this.effects.values()) await effect(tx, communityId, period);
  }
}
