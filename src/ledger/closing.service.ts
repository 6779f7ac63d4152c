import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '../platform/clock';
import { ReceiptsTreesService } from '../proof/receipts-tree/receipts-trees.service';
import type { Period } from '../shared/period';
import { ClosingChecks } from './closing-checks';
import { ClosingEffects } from './closing-effects';
import { closingFacts } from './closing-facts';
import { checklistOf } from './closing.rules';
import type { ChecklistItem } from './closing.rules';
import { ledgerErrors } from './ledger.errors';

/** 结账: one month after the other, for ever. There is no reopening: correct in a later month. */
@Injectable()
export class ClosingService {
  constructor(
    private readonly checks: ClosingChecks,
    private readonly trees: ReceiptsTreesService,
    private readonly clock: Clock,
    private readonly effects: ClosingEffects,
  ) {}

  /** The whole list, also what is in order already, as the given transaction sees it. */
  async checklist(
    tx: EntityManager,
    communityId: number,
    period: Period,
  ): Promise<ChecklistItem[]> {
    const facts = await closingFacts(tx, communityId, period, this.clock.today());
    return [...checklistOf(facts), ...(await this.checks.runAll(tx, communityId, period))];
  }

  /**
   * Closes the month, keeps the checklist it passed, makes the tree by which every payer can check
   * that his payment is in it, and lets other rooms write what follows from it. Postings of the community wait meanwhile, so that what was checked is
   * what is closed.
   * @throws DomainError `ledger.checklist-open` with the names of what is missing.
   */
  async close(
    tx: EntityManager,
    communityId: number,
    period: Period,
    personId: string,
  ): Promise<ChecklistItem[]> {
    await tx.query('select hold_books($1)', [communityId]);
    const items = await this.checklist(tx, communityId, period);
    const missing = items.filter(({ ok }) => !ok).map(({ name }) => name);
    if (missing.length > 0) throw ledgerErrors.checklistOpen(missing);
    await tx.query('select close_period($1, $2, $3, $4::jsonb)', [
      communityId,
      period,
      personId,
      JSON.stringify(items),
    ]);
    await this.trees.make(tx, communityId, period);
    await this.effects.runAll(tx, communityId, period);
    return items;
  }
}
