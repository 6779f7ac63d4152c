import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '../platform/clock';
import { committeeMajority, consentOutOfReach } from '../resolutions/committee.rules';
import { sittingCommittee } from '../resolutions/committee';
import { outcomeOf } from '../resolutions/outcome';
import type { ResolutionOutcome } from '../resolutions/outcome';
import type { SubjectChosen } from '../resolutions/subjects';
import { BudgetRecords } from './budget-records.service';
import type { BudgetAt, BudgetDoer, LockedBudget } from './budget-records.service';
import { voicesOf } from './budget-voices';
import { budgetErrors } from './budget.errors';

export interface BudgetDecision {
  readonly agree: boolean;
  readonly reason: string;
  /** The version that was read; another one is not decided on. */
  readonly version?: number | undefined;
  /** Of the owners' meeting, where it is theirs to decide. */
  readonly resolutionId?: string | undefined;
}

/** A vote of the owners, as it was named. */
type Resolved = ResolutionOutcome & { readonly id: string };

/** 决定: by more than half of the committee, or by the owners' resolution; then the text is in force. */
@Injectable()
export class BudgetDecisionsService {
  constructor(
    private readonly clock: Clock,
    private readonly records: BudgetRecords,
  ) {}

  /**
   * One member's word where the committee decides; the register of the owners' resolution where they do. The
   * word that makes the majority puts the version in force in the same act.
   * @throws DomainError `open-budget.owners-decide`, `open-budget.committee-decides`, `open-budget.said-already`,
   * `open-budget.resolution-other`, `resolution.unknown`, `open-budget.beyond-limits`, `open-budget.line-below-spent`.
   */
  async decide(
    tx: EntityManager,
    at: BudgetAt,
    decision: BudgetDecision,
    doer: BudgetDoer,
  ): Promise<void> {
    const locked = await this.records.lock(tx, at);
    const { resolutionId } = decision;
    const said =
      resolutionId === undefined
        ? null
        : { id: resolutionId, ...(await outcomeOf(tx, at.communityId, resolutionId)) };
    this.records.assertIn(locked, ['deciding'], decision.version);
    return locked.text.decidedBy === 'owners'
      ? this.byOwners(tx, locked, { said, reason: decision.reason }, doer)
      : this.byCommittee(tx, locked, { ...decision, said }, doer);
  }

  private async byCommittee(
    tx: EntityManager,
    locked: LockedBudget,
    { agree, reason, said: resolved }: BudgetDecision & { said: Resolved | null },
    doer: BudgetDoer,
  ): Promise<void> {
    if (resolved !== null) throw budgetErrors.committeeDecides();
    const step = agree ? 'agree' : 'decline';
    await this.records.step(tx, locked, { step, doer, note: reason });
    const sitting = await sittingCommittee(tx, locked.communityId, this.clock.today());
    const said = await voicesOf(tx, locked, locked.text);
    const agreed = committeeMajority(sitting, said.agreed);
    if (agreed.reached) return this.putInForce(tx, locked);
    const declined = committeeMajority(sitting, said.declined).agreed;
    if (consentOutOfReach(agreed, declined)) await this.refuse(tx, locked);
  }

  private async byOwners(
    tx: EntityManager,
    locked: LockedBudget,
    { said, reason }: { said: Resolved | null; reason: string },
    doer: BudgetDoer,
  ): Promise<void> {
    if (said === null) throw budgetErrors.ownersDecide();
    const { communityId, budgetId, text } = locked;
    const { state, outcome, subject, number } = said;
    const isOfThis =
      subject?.id === budgetId &&
      subject.version === text.version &&
      subject.kind === subjectKindOf(text.kind) &&
      subject.hash === text.contentHash;
    if (!isOfThis || state !== 'closed' || outcome === null) throw budgetErrors.resolutionOther();
    const note = [`业主大会决议 ${number}`, reason.trim()]
      .filter((words) => words !== '')
      .join('：');
    await this.records.step(tx, locked, { step: 'resolve', doer, note });
    await tx.query(
      `update budget_version set resolution_id = $4
       where community_id = $1 and budget_id = $2 and version = $3`,
      [communityId, budgetId, text.version, said.id],
    );
    return outcome === 'passed' ? this.putInForce(tx, locked) : this.refuse(tx, locked);
  }

  /** The database asks again whether those who decide agreed, and whether every line covers what it owes. */
  private async putInForce(tx: EntityManager, locked: LockedBudget): Promise<void> {
    const { communityId, budgetId, text } = locked;
    await tx.query('select put_budget_in_force($1, $2, $3, $4)', [
      communityId,
      budgetId,
      text.version,
      this.clock.now(),
    ]);
  }

  /** A yearly budget is drafted again; an adjustment is not to be. */
  private async refuse(tx: EntityManager, locked: LockedBudget): Promise<void> {
    const { communityId, budgetId, text } = locked;
    await tx.query(
      `update budget_version set state = 'refused'
       where community_id = $1 and budget_id = $2 and version = $3`,
      [communityId, budgetId, text.version],
    );
    if (text.kind !== 'original') return;
    const { kind, reason, version } = text;
    await this.records.nextDraft(tx, locked, { kind, reason, linesOf: version });
  }
}

/** What the owners are asked about, in the words of their resolution. */
export function subjectKindOf(kind: LockedBudget['text']['kind']): 'budget' | 'adjustment' {
  return kind === 'original' ? 'budget' : 'adjustment';
}

/**
 * SHA-256 of a text that the owners may be asked about: submitted, spoken to by everybody, not decided yet.
 * They may be called while the days of comment run; another text is another version, and the vote void.
 */
export async function votedText(
  tx: EntityManager,
  communityId: number,
  { kind, id, version }: SubjectChosen,
): Promise<string | null> {
  const [row] = await tx.query<{ hash: string }[]>(
    `select content_hash as hash from budget_version
     where community_id = $1 and budget_id = $2 and version = $3 and state in ('comment', 'deciding')
       and (kind = 'original') = ($4 = 'budget') and kind in ('original', 'supplement')`,
    [communityId, id, version, kind],
  );
  return row?.hash ?? null;
}
