import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '../platform/clock';
import { newId } from '../shared/ids';
import type { BudgetFund, Step, VersionState } from './budget-names.rules';
import { versionStateNames } from './budget-names.rules';
import { budgetErrors } from './budget.errors';
import type { VersionHead } from './budget-texts';
import { versionHeadsOf } from './budget-texts';

/** Which budget, in which community. */
export interface BudgetAt {
  readonly communityId: number;
  readonly budgetId: string;
}

/** The natural person, and the grant she acts under. */
export interface BudgetDoer {
  readonly personId: string;
  /** Null for a resident, who takes no step. */
  readonly grantId: string | null;
}

/** A budget under its lock, with the version that is worked on or was last. */
export interface LockedBudget extends BudgetAt {
  readonly year: number;
  readonly fund: BudgetFund;
  readonly inForceVersion: number | null;
  readonly settled: boolean;
  readonly text: VersionHead;
}

interface HeadRecord {
  year: number;
  fund: BudgetFund;
  current_version: number;
  in_force_version: number | null;
  settled_at: Date | null;
}

/** The rows of a budget that every step reads and writes alike. */
@Injectable()
export class BudgetRecords {
  constructor(private readonly clock: Clock) {}

  /**
   * Locks the books and the budget: two simultaneous steps follow one another, and the second sees the first.
   * @throws DomainError notFound `open-budget.unknown`.
   */
  async lock(tx: EntityManager, at: BudgetAt): Promise<LockedBudget> {
    const { communityId, budgetId } = at;
    await tx.query('select hold_books($1)', [communityId]);
    const [head] = await tx.query<HeadRecord[]>(
      `select year, fund, current_version, in_force_version, settled_at from budget
       where community_id = $1 and id = $2 for update`,
      [communityId, budgetId],
    );
    if (!head) throw budgetErrors.unknown();
    const versions = await versionHeadsOf(tx, communityId, budgetId);
    const text = versions.find(({ version }) => version === head.current_version);
    if (!text) throw budgetErrors.versionUnknown();
    return {
      communityId,
      budgetId,
      year: head.year,
      fund: head.fund,
      inForceVersion: head.in_force_version,
      settled: head.settled_at !== null,
      text,
    };
  }

  /**
   * Nobody acts on a state or a text she has not seen.
   * @throws DomainError `open-budget.not-in-turn`, `open-budget.other-text`.
   */
  assertIn({ text }: LockedBudget, states: readonly VersionState[], seen?: number): void {
    if (seen !== undefined && seen !== text.version) throw budgetErrors.otherText();
    if (!states.includes(text.state)) {
      throw budgetErrors.notInTurn(versionStateNames[text.state]);
    }
  }

  /**
   * Records who did what to exactly which text.
   * @throws DomainError `open-budget.grant-needed`, `open-budget.reason-needed`.
   */
  async step(
    tx: EntityManager,
    { communityId, budgetId, text }: LockedBudget,
    { step, doer, note = '', hash }: StepTaken,
  ): Promise<void> {
    if (doer.grantId === null) throw budgetErrors.grantNeeded();
    const words = note.trim();
    if (['return', 'decline', 'withdraw'].includes(step) && words.length < 2) {
      throw budgetErrors.reasonNeeded();
    }
    await tx.query(
      `insert into budget_step (community_id, id, budget_id, version, step, person_id, grant_id, at,
         note, content_hash) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [
        communityId,
        newId(),
        budgetId,
        text.version,
        step,
        doer.personId,
        doer.grantId,
        this.clock.now(),
        words,
        hash ?? text.contentHash,
      ],
    );
  }

  /** Opens the next version as a draft, with the lines of another one. @returns its number. */
  async nextDraft(
    tx: EntityManager,
    { communityId, budgetId, text, inForceVersion }: LockedBudget,
    next: Pick<VersionHead, 'kind' | 'reason'> & { linesOf: number },
  ): Promise<number> {
    const version = text.version + 1;
    await tx.query('update budget set current_version = $3 where community_id = $1 and id = $2', [
      communityId,
      budgetId,
      version,
    ]);
    await tx.query(
      `insert into budget_version (community_id, budget_id, version, kind, reason, base_version,
         surplus_note, created_at)
       select community_id, budget_id, $3, $4, $5, $6, surplus_note, $7 from budget_version
       where community_id = $1 and budget_id = $2 and version = $8`,
      [
        communityId,
        budgetId,
        version,
        next.kind,
        next.reason,
        inForceVersion,
        this.clock.now(),
        next.linesOf,
      ],
    );
    await tx.query(
      `insert into budget_line_content (community_id, budget_id, version, line_id, position, side,
         account_code, name, unit, unit_price, quantity, frequency, collection_rate, amount, basis,
         file_ids, is_contingency)
       select community_id, budget_id, $3, line_id, position, side, account_code, name, unit,
         unit_price, quantity, frequency, collection_rate, amount, basis, file_ids, is_contingency
       from budget_line_content where community_id = $1 and budget_id = $2 and version = $4`,
      [communityId, budgetId, version, next.linesOf],
    );
    return version;
  }
}

export interface StepTaken {
  readonly step: Step;
  readonly doer: BudgetDoer;
  readonly note?: string | undefined;
  /** Of the text that becomes final with this step. */
  readonly hash?: string | undefined;
}
