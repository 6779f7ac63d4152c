import type { EntityManager } from 'typeorm';
import { disclosureErrors } from '../../src/disclosure/disclosure.errors';
import { kindNames } from '../../src/open-budget/budget-names.rules';
import { type BudgetHead, budgetHeadsOf } from '../../src/open-budget/budget-page';
import { linesOf, type VersionHead, versionHeadsOf } from '../../src/open-budget/budget-texts';
import {
  type BudgetExecution,
  executionWithin,
} from '../../src/open-budget/execution/execution.queries';
import type { ReckonedLine } from '../../src/open-budget/lines.rules';
import { compareDays, type Day, dayInShanghai, lastDayOf } from '../../src/shared/day';
import { Money } from '../../src/shared/money';
import { type Period, yearOf } from '../../src/shared/period';
import { basisOf } from '../parts/basis';
import { fundBooks } from '../parts/fund-books';
import { expenseOf, incomeOf, yearMovedOf } from '../parts/fund-books.rules';
import type { ReportFacts, ReportSource } from '../report-definition';
import type { BudgetExecutionFacts, ExecutedBudget, ExecutedRow } from './content.rules';

/** Every budget of the year that held at the end of the month, and what became of it by then. */
export async function budgetExecutionFacts(
  source: ReportSource,
): Promise<ReportFacts<BudgetExecutionFacts>> {
  const { tx, communityId } = source;
  const { head, months, to: _to, ...filed } = await basisOf(source, 'month', 'budget');
  const budgets = await executedBudgets(tx, communityId, months.now.to);
  if (budgets.length === 0) throw disclosureErrors.noBudgetInForce(yearOf(months.now.to));
  return { ...filed, facts: { ...head, month: Number(months.now.to.slice(5)), budgets } };
}

/** The budgets of the month's year, each as it held at the month's end. */
export async function executedBudgets(
  tx: EntityManager,
  communityId: number,
  month: Period,
): Promise<ExecutedBudget[]> {
  const books = await fundBooks(tx, communityId, { from: month, to: month });
  const budgets: ExecutedBudget[] = [];
  for (const budget of await budgetHeadsOf(tx, communityId)) {
    if (budget.year !== yearOf(month)) continue;
    const executed = await executedBudget(tx, communityId, { budget, month });
    const own = books.find(({ fund }) => fund === budget.fund)?.leaves ?? [];
    if (!executed) continue;
    const ledger = { income: incomeOf(own, yearMovedOf), expense: expenseOf(own, yearMovedOf) };
    budgets.push({ ...executed, ledger });
  }
  return budgets;
}

async function executedBudget(
  tx: EntityManager,
  communityId: number,
  { budget, month }: { budget: BudgetHead; month: Period },
): Promise<Omit<ExecutedBudget, 'ledger'> | null> {
  const versions = await versionHeadsOf(tx, communityId, budget.id);
  const known = heldBy(versions, lastDayOf(month));
  const held = known.at(-1);
  if (!held || budget.inForceVersion === null) return null;
  const { id: budgetId } = budget;
  const lines = await linesOf(tx, communityId, { budgetId, version: held.version });
  const found = await executionWithin(tx, communityId, budgetId, month);
  const reasons = await reasonsOf(tx, communityId, budgetId, known);
  const inLines = new Map(found.execution.lines.map((line) => [line.lineId, line]));
  const planned = new Set(lines.map(({ lineId }) => lineId));
  const rowOf = (of: Pick<ReckonedLine, 'lineId' | 'side' | 'name' | 'amount'>): ExecutedRow => ({
    side: of.side,
    name: of.name,
    approved: of.amount,
    ...spentIn(inLines.get(of.lineId)?.months ?? [], month),
    reason: reasons.get(of.lineId) ?? '',
  });
  return {
    title: budget.title,
    fundName: found.fundName,
    version: held.version,
    kindName: kindNames[held.kind],
    rows: [...lines, ...droppedLines(found, planned)].map(rowOf),
    unbudgeted: found.execution.unbudgeted.map(({ accountCode, spent }) => ({
      name: found.names.get(accountCode) ?? accountCode,
      amount: spent,
    })),
    otherBudgets: found.otherBudgets,
  };
}

/** Lines that the version does not plan any more, or not yet, and on which something stands. */
const droppedLines = (
  { execution, heads }: Pick<BudgetExecution, 'execution' | 'heads'>,
  planned: ReadonlySet<string>,
) =>
  execution.lines
    .filter(({ lineId, months }) => !planned.has(lineId) && months.length > 0)
    .map(({ lineId, side }) => ({
      lineId,
      side,
      name: heads.get(lineId)?.name ?? '',
      amount: Money.zero,
    }));

/** What was booked in the month and in its year up to it; what was booked in another year is not this year's. */
function spentIn(
  sums: readonly { period: Period; amount: Money }[],
  month: Period,
): Pick<ExecutedRow, 'month' | 'year'> {
  const ofYear = sums.filter(({ period }) => yearOf(period) === yearOf(month));
  const sum = (of: typeof ofYear) => Money.sum(of.map(({ amount }) => amount));
  return { month: sum(ofYear.filter(({ period }) => period === month)), year: sum(ofYear) };
}

/** Versions decided by the day, the oldest first; the first one, where it was decided after the year began. */
function heldBy(versions: readonly VersionHead[], on: Day): VersionHead[] {
  const held = versions.filter(({ state }) => state === 'effective' || state === 'superseded');
  const known = held.filter(
    ({ decidedAt }) => decidedAt !== null && compareDays(dayInShanghai(decidedAt), on) <= 0,
  );
  return known.length > 0 ? known : held.slice(0, 1);
}

/** Why a line is not what it was at first: the reason of the latest version that changed it. */
async function reasonsOf(
  tx: EntityManager,
  communityId: number,
  budgetId: string,
  versions: readonly VersionHead[],
): Promise<ReadonlyMap<string, string>> {
  const reasons = new Map<string, string>();
  let before = new Map<string, Money>();
  for (const { version, kind, reason } of versions) {
    const lines = await linesOf(tx, communityId, { budgetId, version });
    const changed = lines.filter(({ lineId, amount }) => !before.get(lineId)?.equals(amount));
    if (kind !== 'original') {
      for (const { lineId } of changed) reasons.set(lineId, `${kindNames[kind]}：${reason}`);
    }
    before = new Map(lines.map(({ lineId, amount }) => [lineId, amount]));
  }
  return reasons;
}
