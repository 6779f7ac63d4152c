import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '../../platform/clock';
import { Reading } from '../../platform/database/reading';
import { sittingCommittee } from '../../resolutions/committee';
import { committeeMajority } from '../../resolutions/committee.rules';
import { dayInShanghai } from '../../shared/day';
import type { Day } from '../../shared/day';
import { conflict } from '../../shared/domain-error';
import { Money } from '../../shared/money';
import { yearOfFund } from '../books-behind';
import type { YearOfAccount } from '../books-behind';
import type { VersionKind, VersionState } from '../budget-names.rules';
import { versionStateNames } from '../budget-names.rules';
import { voicesOf } from '../budget-voices';
import { budgetWithin } from '../budgets.queries';
import type { BudgetAsked, BudgetPage } from '../budgets.queries';
import { finalAccountsWithin } from '../final-accounts/final-accounts.queries';
import type { FinalAccounts } from '../final-accounts/final-accounts.queries';
import { finalAccountsErrors } from '../final-accounts/final-accounts.errors';
import type { ReckonedLine } from '../lines.rules';
import { paperHead } from './paper-heads';
import type { PaperHead } from './paper-heads';

/** How it was decided, in one sentence's facts. */
export interface PaperDecision {
  readonly by: 'committee' | 'owners';
  readonly agreed: number;
  readonly sitting: number;
  /** 决-2026-001 of the owners' resolution. */
  readonly resolution: string | null;
  readonly on: Day;
}

/** 公布的预算: one version, line by line. */
export interface BudgetPaper extends PaperHead {
  readonly version: number;
  readonly kind: VersionKind;
  readonly state: VersionState;
  readonly reason: string;
  readonly surplusNote: string;
  /** Billable ㎡. */
  readonly area: string;
  readonly households: number;
  readonly lines: readonly ReckonedLine[];
  readonly commentEndsOn: string | null;
  readonly contentHash: string;
  readonly decision: PaperDecision | null;
}

export interface FinalAccountsPaper extends PaperHead {
  readonly found: FinalAccounts;
  /** Income less expense of the fund in the year, as the ledger has it. */
  readonly ledgerSurplus: Money;
  readonly contentHash: string;
  readonly decision: PaperDecision | null;
}

/** Versions that hang on the board: what is open to comment, is being decided, holds, or held. */
const PUBLISHED: readonly VersionState[] = ['comment', 'deciding', 'effective', 'superseded'];

/** Facts of the papers of a budget: as it is published, and as its year came out. */
@Injectable()
export class BudgetPapersQueries {
  constructor(
    private readonly reading: Reading,
    private readonly clock: Clock,
  ) {}

  /** As `budgetPaperWithin`, of today. */
  budget(communityId: number, budgetId: string, version?: number): Promise<BudgetPaper> {
    const asked = { budgetId, version, today: this.clock.today() };
    return this.reading.run(communityId, (tx) => budgetPaperWithin(tx, communityId, asked));
  }

  /** As `finalAccountsPaperWithin`, of now. */
  finalAccounts(communityId: number, budgetId: string): Promise<FinalAccountsPaper> {
    const now = this.clock.now();
    return this.reading.run(communityId, (tx) =>
      finalAccountsPaperWithin(tx, communityId, budgetId, now),
    );
  }
}

/**
 * One version, else the one in force, else the newest.
 * @throws DomainError notFound `open-budget.unknown`, `open-budget.version-unknown`; conflict
 * `budget-paper.not-published`.
 */
export async function budgetPaperWithin(
  tx: EntityManager,
  communityId: number,
  asked: BudgetAsked,
): Promise<BudgetPaper> {
  const { budgetId } = asked;
  const newest = await budgetWithin(tx, communityId, asked);
  const inForce = newest.head.inForceVersion;
  const page =
    asked.version || inForce === null
      ? newest
      : await budgetWithin(tx, communityId, { ...asked, version: inForce });
  const { shown } = page;
  if (!PUBLISHED.includes(shown.state) || shown.contentHash === null) {
    throw notPublished(versionStateNames[shown.state]);
  }
  return {
    ...(await paperHead(tx, communityId, { ...page.head, budgetId, path: '' })),
    version: shown.version,
    kind: shown.kind,
    state: shown.state,
    reason: shown.reason,
    surplusNote: shown.surplusNote,
    ...page.roll,
    lines: page.lines,
    commentEndsOn: shown.commentEndsOn,
    contentHash: shown.contentHash,
    decision: await budgetDecision(tx, communityId, page),
  };
}

/** @throws DomainError notFound `final-accounts.unknown`; conflict `budget-paper.not-published`. */
export async function finalAccountsPaperWithin(
  tx: EntityManager,
  communityId: number,
  budgetId: string,
  now: Date,
): Promise<FinalAccountsPaper> {
  const found = await finalAccountsWithin(tx, communityId, budgetId, now);
  const { head, standing } = found;
  if (!head) throw finalAccountsErrors.unknown();
  if (head.contentHash === null) throw notPublished('编制中');
  const on = head.decidedAt && dayInShanghai(head.decidedAt);
  const path = '/final-accounts';
  const decided =
    head.decidedBy && standing && on
      ? { ...standing, by: head.decidedBy, on, resolutionId: head.resolutionId }
      : null;
  return {
    ...(await paperHead(tx, communityId, { ...found.budget, budgetId, path })),
    found,
    ledgerSurplus: surplusOf(await yearOfFund(tx, communityId, found.budget)),
    contentHash: head.contentHash,
    decision: decided && (await decisionOf(tx, communityId, decided)),
  };
}

const surplusOf = (accounts: readonly YearOfAccount[]): Money =>
  Money.sum(accounts.map(({ side, amount }) => (side === 'income' ? amount : amount.negated())));

/** As it was on the day of the decision, whoever sits today. */
async function budgetDecision(
  tx: EntityManager,
  communityId: number,
  { head, shown }: BudgetPage,
): Promise<PaperDecision | null> {
  if (shown.decidedAt === null || shown.decidedBy === null) return null;
  const { decidedBy: by, resolutionId } = shown;
  const on = dayInShanghai(shown.decidedAt);
  const voices = await voicesOf(tx, { communityId, budgetId: head.id }, shown);
  const sat = await sittingCommittee(tx, communityId, on);
  const { agreed, sitting } = committeeMajority(sat, voices.agreed);
  return decisionOf(tx, communityId, { by, agreed, sitting, on, resolutionId });
}

async function decisionOf(
  tx: EntityManager,
  communityId: number,
  { resolutionId, ...decided }: Omit<PaperDecision, 'resolution'> & { resolutionId: string | null },
): Promise<PaperDecision> {
  const { by, agreed, sitting, on } = decided;
  const [row] =
    resolutionId === null
      ? []
      : await tx.query<{ number: string }[]>(
          'select number from resolution where community_id = $1 and id = $2',
          [communityId, resolutionId],
        );
  return { by, agreed, sitting, on, resolution: row?.number ?? null };
}

const notPublished = (stateName: string) =>
  conflict(
    'budget-paper.not-published',
    `这一版还在“${stateName}”，没有可以公布的文本；公开征求意见后才能打印。`,
  );
