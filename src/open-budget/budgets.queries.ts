import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { sittingCommittee } from '../resolutions/committee';
import { committeeMajority } from '../resolutions/committee.rules';
import type { CommitteeMajority } from '../resolutions/committee.rules';
import { Clock } from '../platform/clock';
import { Reading } from '../platform/database/reading';
import type { Day } from '../shared/day';
import type { AdjustmentLimits } from './adjustment.rules';
import { openingBalanceOf, yearOfFund } from './books-behind';
import type { YearOfAccount } from './books-behind';
import type { BudgetHead, CommentCount, RemarkMade, RollSize, StepDone } from './budget-page';
import {
  budgetHeadOf,
  budgetHeadsOf,
  commentCountsOf,
  namesOf,
  perSquareMetreOf,
  remarksOf,
  rollSizeOf,
  stepsOf,
  sumsOf,
} from './budget-page';
import type { SumsOfVersion } from './budget-page';
import { limitsOf } from './budget-terms';
import type { VersionHead } from './budget-texts';
import { linesOf, textHashOf, versionHeadsOf } from './budget-texts';
import { voicesOf } from './budget-voices';
import { budgetErrors } from './budget.errors';
import type { ReckonedLine } from './lines.rules';
import type { Money } from '../shared/money';

/** A budget with its versions and what was said of it. */
export interface BudgetOverview {
  readonly head: BudgetHead;
  readonly versions: readonly VersionHead[];
  readonly sums: readonly SumsOfVersion[];
  readonly comments: readonly CommentCount[];
  readonly today: Day;
}

/** One version of it, with everything a page shows. */
export interface BudgetPage extends BudgetOverview {
  readonly shown: VersionHead;
  readonly textHash: string;
  readonly lines: readonly ReckonedLine[];
  readonly comparedWith: number | null;
  readonly before: readonly ReckonedLine[];
  readonly steps: readonly StepDone[];
  readonly remarks: readonly RemarkMade[];
  readonly roll: RollSize;
  readonly perSquareMetre: ReadonlyMap<string, string>;
  readonly names: Awaited<ReturnType<typeof namesOf>>;
  readonly lastYear: readonly YearOfAccount[];
  readonly openingBalance: Money;
  readonly limits: AdjustmentLimits;
  readonly voices: { readonly agreed: CommitteeMajority; readonly declined: number };
}

/** Two versions of a budget. */
export interface BudgetTexts {
  readonly budgetId: string;
  readonly from: { readonly version: number; readonly lines: readonly ReckonedLine[] };
  readonly to: { readonly version: number; readonly lines: readonly ReckonedLine[] };
}

@Injectable()
export class BudgetsQueries {
  constructor(
    private readonly reading: Reading,
    private readonly clock: Clock,
  ) {}

  /** All budgets, the newest year first. */
  list(communityId: number): Promise<BudgetOverview[]> {
    const today = this.clock.today();
    return this.reading.run(communityId, async (tx) => {
      const found: BudgetOverview[] = [];
      for (const head of await budgetHeadsOf(tx, communityId)) {
        found.push(await overviewOf(tx, communityId, head, today));
      }
      return found;
    });
  }

  /**
   * One version: the one asked for, or else the newest.
   * @throws DomainError notFound `open-budget.unknown`, `open-budget.version-unknown`.
   */
  one(communityId: number, budgetId: string, version?: number): Promise<BudgetPage> {
    const asked = { budgetId, version, today: this.clock.today() };
    return this.reading.run(communityId, (tx) => budgetWithin(tx, communityId, asked));
  }

  /** Two versions side by side: those asked for, or else the newest and the one before. @throws as `one`. */
  texts(
    communityId: number,
    budgetId: string,
    wanted: { from?: number | undefined; to?: number | undefined },
  ): Promise<BudgetTexts> {
    return this.reading.run(communityId, async (tx) => {
      const head = await budgetHeadOf(tx, communityId, budgetId);
      if (!head) throw budgetErrors.unknown();
      const to = wanted.to ?? head.currentVersion;
      const from = wanted.from ?? Math.max(to - 1, 1);
      if (Math.max(from, to) > head.currentVersion) throw budgetErrors.versionUnknown();
      return {
        budgetId,
        from: { version: from, lines: await linesOf(tx, communityId, { budgetId, version: from }) },
        to: { version: to, lines: await linesOf(tx, communityId, { budgetId, version: to }) },
      };
    });
  }
}

export interface BudgetAsked {
  readonly budgetId: string;
  /** Null or left out: the newest. */
  readonly version?: number | null | undefined;
  readonly today: Day;
}

/** One version of a budget, within a reading that already stands. @throws as `BudgetsQueries.one`. */
export async function budgetWithin(
  tx: EntityManager,
  communityId: number,
  { budgetId, version, today }: BudgetAsked,
): Promise<BudgetPage> {
  const head = await budgetHeadOf(tx, communityId, budgetId);
  if (!head) throw budgetErrors.unknown();
  const overview = await overviewOf(tx, communityId, head, today);
  const wanted = version ?? head.currentVersion;
  const shown = overview.versions.find((each) => each.version === wanted);
  if (!shown) throw budgetErrors.versionUnknown();
  return pageOf(tx, communityId, { overview, shown });
}

async function overviewOf(
  tx: EntityManager,
  communityId: number,
  head: BudgetHead,
  today: Day,
): Promise<BudgetOverview> {
  return {
    head,
    versions: await versionHeadsOf(tx, communityId, head.id),
    sums: await sumsOf(tx, communityId, head.id),
    comments: await commentCountsOf(tx, communityId, head.id),
    today,
  };
}

async function pageOf(
  tx: EntityManager,
  communityId: number,
  { overview, shown }: { overview: BudgetOverview; shown: VersionHead },
): Promise<BudgetPage> {
  const { id: budgetId, year, fund } = overview.head;
  const { today } = overview;
  const of = { budgetId, version: shown.version };
  const comparedWith = shown.baseVersion ?? (shown.version > 1 ? shown.version - 1 : null);
  const lines = await linesOf(tx, communityId, of);
  const roll = await rollSizeOf(tx, communityId);
  return {
    ...overview,
    shown,
    textHash: await textHashOf(tx, communityId, of),
    lines,
    comparedWith,
    before:
      comparedWith === null
        ? []
        : await linesOf(tx, communityId, { budgetId, version: comparedWith }),
    steps: await stepsOf(tx, communityId, budgetId),
    remarks: await remarksOf(tx, communityId, budgetId),
    roll,
    perSquareMetre: await perSquareMetreOf(tx, communityId, { ...of, area: roll.area }),
    names: await namesOf(tx, communityId, {
      codes: lines.map(({ accountCode }) => accountCode),
      fileIds: lines.flatMap(({ fileIds }) => fileIds),
    }),
    lastYear: await yearOfFund(tx, communityId, { fund, year: year - 1 }),
    openingBalance: await openingBalanceOf(tx, communityId, { fund, year, today }),
    limits: await limitsOf(tx, communityId, { budgetId, on: today }),
    voices: await voicesOn(tx, communityId, { budgetId, shown, today }),
  };
}

async function voicesOn(
  tx: EntityManager,
  communityId: number,
  { budgetId, shown, today }: { budgetId: string; shown: VersionHead; today: Day },
): Promise<BudgetPage['voices']> {
  const sitting = await sittingCommittee(tx, communityId, today);
  const { agreed, declined } = await voicesOf(tx, { communityId, budgetId }, shown);
  return {
    agreed: committeeMajority(sitting, agreed),
    declined: committeeMajority(sitting, declined).agreed,
  };
}
