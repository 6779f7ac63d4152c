import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '../../platform/clock';
import { Reading } from '../../platform/database/reading';
import { dayInShanghai } from '../../shared/day';
import type { Day } from '../../shared/day';
import { actsOn, standingOf } from '../deciding/voices';
import type { Act, Standing } from '../deciding/voices';
import { deadlinesOf } from '../deadlines.rules';
import type { Deadline } from '../deadlines.rules';
import { finalAccountsErrors } from './final-accounts.errors';
import { newestFinal, writtenLines } from './final-accounts-records';
import type { FinalHead, ReasonedLine } from './final-accounts-records';
import { settledBudget, yearFigures } from './year-figures';
import type { SettledBudget } from './year-figures';

/** 决算 as a page shows them: as they are written, or what the books would give now. */
export interface FinalAccounts {
  readonly budget: SettledBudget;
  /** Null while there are none. */
  readonly head: FinalHead | null;
  readonly lines: readonly ReasonedLine[];
  readonly acts: readonly Act[];
  /** Of what was submitted. */
  readonly standing: Standing | null;
  readonly deadline: Deadline;
  /** Why none can be drawn up now. */
  readonly blocked: string | null;
}

/** 决算, for everybody. */
@Injectable()
export class FinalAccountsQueries {
  constructor(
    private readonly reading: Reading,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError notFound `open-budget.unknown`. */
  of(communityId: number, budgetId: string): Promise<FinalAccounts> {
    const now = this.clock.now();
    return this.reading.run(communityId, (tx) =>
      finalAccountsWithin(tx, communityId, budgetId, now),
    );
  }
}

/** The same within a reading that is under way. */
export async function finalAccountsWithin(
  tx: EntityManager,
  communityId: number,
  budgetId: string,
  now: Date,
): Promise<FinalAccounts> {
  const budget = await settledBudget(tx, communityId, budgetId);
  const head = await newestFinal(tx, communityId, budgetId);
  const matter = { table: 'final_accounts_act', id: head?.id ?? '' } as const;
  const submitted = head !== null && head.decidedBy !== null;
  return {
    budget,
    head,
    lines: head
      ? await writtenLines(tx, communityId, head.id)
      : (await yearFigures(tx, communityId, budget)).map((line) => ({ ...line, reason: '' })),
    acts: submitted ? await actsOn(tx, communityId, matter) : [],
    standing: submitted ? await standingOf(tx, communityId, matter, head.decidedAt ?? now) : null,
    deadline: deadlineOf(budget.year, head, dayInShanghai(now)),
    blocked: blockerOf(budget),
  };
}

function deadlineOf(year: number, head: FinalHead | null, today: Day): Deadline {
  const done: Day | null =
    head?.state === 'decided' && head.decidedAt ? dayInShanghai(head.decidedAt) : null;
  const reached = { draft: null, 'in-force': null, 'final-accounts': done };
  const found = deadlinesOf(year, reached, today).find(({ what }) => what === 'final-accounts');
  if (!found) throw new Error('a budget year without its last deadline');
  return found;
}

function blockerOf({ inForceVersion, yearClosed, year }: SettledBudget): string | null {
  if (inForceVersion === null) return finalAccountsErrors.notInForce().message;
  return yearClosed ? null : finalAccountsErrors.yearOpen(year).message;
}
