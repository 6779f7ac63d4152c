import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '../../platform/clock';
import { refusedWith } from '../../shared/domain-error';
import { newId } from '../../shared/ids';
import { budgetTermsOn } from '../budget-terms';
import { decisionErrors } from '../deciding/decision.errors';
import { say, type Voice } from '../deciding/voices';
import { finalAccountsErrors } from './final-accounts.errors';
import { finalStateNames, newestFinal, rewriteLines, writtenLines } from './final-accounts-records';
import type { FinalHead, ReasonedLine } from './final-accounts-records';
import { blockersOfKeys, blockersOfReasons, keyOfLine, totalsOf } from './final-accounts.rules';
import { settledBudget, yearFigures } from './year-figures';
import type { SettledBudget } from './year-figures';

/** What people add to the figures of the books. */
export interface FinalWords {
  /** By line id, or by account where no line covers it. */
  readonly reasons: ReadonlyMap<string, string>;
  readonly surplusNote: string;
  readonly auditRef: string;
}

/** Where final accounts stand after an act. */
export type FinalPlace = Pick<FinalHead, 'id' | 'version' | 'state'>;

const NOTE_MIN = 4;

/** 决算: drawn up from the books once the year is closed, submitted with every reason, decided once. */
@Injectable()
export class FinalAccountsService {
  constructor(private readonly clock: Clock) {}

  /**
   * Draws up the draft, or draws it up again with other words; the figures are the books' and nobody's to
   * write. After a refusal the next version is begun.
   * @throws DomainError `final-accounts.not-in-force`, `final-accounts.year-open`,
   * `final-accounts.not-draft`, `request.refused` with words for lines that are not there.
   */
  async make(
    tx: EntityManager,
    communityId: number,
    { budgetId, words, by }: { budgetId: string; words: FinalWords; by: string },
  ): Promise<FinalPlace> {
    const budget = await lockedBudget(tx, communityId, budgetId);
    const newest = await newestFinal(tx, communityId, budgetId);
    if (newest && !['draft', 'refused'].includes(newest.state)) {
      throw finalAccountsErrors.notDraft(finalStateNames[newest.state]);
    }
    const figures = await yearFigures(tx, communityId, budget);
    const unknown = blockersOfKeys(figures, words.reasons);
    if (unknown.length > 0) throw refusedWith(unknown);
    const lines = figures.map((line) => ({
      ...line,
      reason: (words.reasons.get(keyOfLine(line)) ?? '').trim(),
    }));
    const place = newest?.state === 'draft' ? newest : startingAfter(newest);
    const draft = { budgetId, words, by, place, lines };
    await (place === newest
      ? this.redraw(tx, communityId, draft)
      : this.begin(tx, communityId, draft));
    await rewriteLines(tx, communityId, { id: place.id, lines });
    return { id: place.id, version: place.version, state: 'draft' };
  }

  /**
   * Submits the draft to those who decide.
   * @throws DomainError `final-accounts.unknown`, `final-accounts.not-draft`, `final-accounts.note-needed`,
   * `request.refused` with every line whose reason is missing.
   */
  async submit(
    tx: EntityManager,
    communityId: number,
    { budgetId, by }: { budgetId: string; by: string },
  ): Promise<FinalPlace> {
    await lockedBudget(tx, communityId, budgetId);
    const head = await headOf(tx, communityId, budgetId);
    if (head.state !== 'draft') throw finalAccountsErrors.notDraft(finalStateNames[head.state]);
    if (head.surplusNote.length < NOTE_MIN) throw finalAccountsErrors.noteNeeded();
    const lines = await writtenLines(tx, communityId, head.id);
    const reasons = new Map(lines.map((line) => [keyOfLine(line), line.reason]));
    const missing = blockersOfReasons(lines, reasons);
    if (missing.length > 0) throw refusedWith(missing);
    const { decidedBy } = await budgetTermsOn(tx, communityId, this.clock.today());
    await tx.query(
      `update final_accounts set state = 'deciding', decided_by = $3, submitted_by = $4, submitted_at = $5
       where community_id = $1 and id = $2`,
      [communityId, head.id, decidedBy, by, this.clock.now()],
    );
    return { id: head.id, version: head.version, state: 'deciding' };
  }

  /**
   * A member's yes or no, or the owners' resolution. With the decision the budget is settled for ever.
   * @throws DomainError `final-accounts.unknown`, `decision.…`.
   */
  async decide(
    tx: EntityManager,
    communityId: number,
    { budgetId, voice }: { budgetId: string; voice: Omit<Voice, 'at'> },
  ): Promise<FinalPlace> {
    await lockedBudget(tx, communityId, budgetId);
    const { id, version, state, contentHash, decidedBy } = await headOf(tx, communityId, budgetId);
    if (state !== 'deciding' || contentHash === null || decidedBy === null) {
      throw decisionErrors.notInTurn(finalStateNames[state]);
    }
    const at = this.clock.now();
    const matter = { table: 'final_accounts_act', kind: 'final-accounts', id, version } as const;
    const said = await say(
      tx,
      communityId,
      { ...matter, contentHash, decidedBy },
      { ...voice, at },
    );
    if (said === 'open') return { id, version, state };
    await tx.query(
      `update final_accounts set state = $3, resolution_id = $4, decided_at = $5
       where community_id = $1 and id = $2`,
      [communityId, id, said, voice.resolutionId, at],
    );
    return { id, version, state: said };
  }

  private async begin(tx: EntityManager, communityId: number, draft: Draft): Promise<void> {
    const { place, budgetId, words, by, lines } = draft;
    const { incomeActual, expenseActual } = totalsOf(lines);
    await tx.query(
      `insert into final_accounts (community_id, id, budget_id, version, income, expense, surplus_note,
         audit_ref, made_by, made_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [
        communityId,
        place.id,
        budgetId,
        place.version,
        incomeActual.toString(),
        expenseActual.toString(),
        words.surplusNote.trim(),
        words.auditRef.trim(),
        by,
        this.clock.now(),
      ],
    );
  }

  private async redraw(tx: EntityManager, communityId: number, draft: Draft): Promise<void> {
    const { place, words, by, lines } = draft;
    const { incomeActual, expenseActual } = totalsOf(lines);
    await tx.query(
      `update final_accounts set income = $3, expense = $4, surplus_note = $5, audit_ref = $6,
         made_by = $7, made_at = $8 where community_id = $1 and id = $2`,
      [
        communityId,
        place.id,
        incomeActual.toString(),
        expenseActual.toString(),
        words.surplusNote.trim(),
        words.auditRef.trim(),
        by,
        this.clock.now(),
      ],
    );
  }
}

interface Draft {
  readonly budgetId: string;
  readonly place: Pick<FinalHead, 'id' | 'version'>;
  readonly words: FinalWords;
  readonly by: string;
  readonly lines: readonly ReasonedLine[];
}

const startingAfter = (newest: FinalHead | null): Pick<FinalHead, 'id' | 'version'> => ({
  id: newId(),
  version: (newest?.version ?? 0) + 1,
});

/**
 * The budget under its lock, after that of the books: two acts on its final accounts follow one another.
 * @throws DomainError `open-budget.unknown`, `final-accounts.not-in-force`, `final-accounts.year-open`.
 */
async function lockedBudget(
  tx: EntityManager,
  communityId: number,
  budgetId: string,
): Promise<SettledBudget> {
  await tx.query('select hold_books($1)', [communityId]);
  const budget = await settledBudget(tx, communityId, budgetId);
  if (budget.inForceVersion === null) throw finalAccountsErrors.notInForce();
  if (!budget.yearClosed) throw finalAccountsErrors.yearOpen(budget.year);
  return budget;
}

async function headOf(
  tx: EntityManager,
  communityId: number,
  budgetId: string,
): Promise<FinalHead> {
  const head = await newestFinal(tx, communityId, budgetId);
  if (!head) throw finalAccountsErrors.unknown();
  return head;
}
