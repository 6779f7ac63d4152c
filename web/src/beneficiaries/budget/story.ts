import { fenOf, isZeroYuan, sumYuan, yuanOfFen } from '../../shared/format/yuan';
import type { Budget, BudgetItem, BudgetLine, Flow } from '../../shared/api/types';

const YEAR_DIGITS = 4;

/** Whether people are asked something about the newest text now. */
export const isUnderWay = ({ versionState }: Pick<BudgetItem, 'versionState'>): boolean =>
  versionState === 'comment' || versionState === 'deciding';

/**
 * The budget people most likely come for: of this year, in force, of the fund that stands first; where
 * this year has none, the newest there is.
 */
export function budgetToShow(items: readonly BudgetItem[], today: string): BudgetItem | undefined {
  const year = Number(today.slice(0, YEAR_DIGITS));
  const rank = (item: BudgetItem) =>
    (item.year === year ? 0 : 2) + (item.inForceVersion === null ? 1 : 0);
  return [...items].sort(
    (a, b) => rank(a) - rank(b) || b.year - a.year || a.fund.localeCompare(b.fund),
  )[0];
}

export const linesOf = (lines: readonly BudgetLine[], side: string): BudgetLine[] =>
  lines.filter((line) => line.side === side).sort((a, b) => a.position - b.position);

/** The expense lines from the largest, without those of nothing. */
export function largestUses(lines: readonly BudgetLine[], count: number): BudgetLine[] {
  return linesOf(lines, 'expense')
    .filter(({ amount }) => !isZeroYuan(amount))
    .sort((a, b) => fenOf(b.amount) - fenOf(a.amount))
    .slice(0, count);
}

/** The plan as a flow: where the money is to come from, what it is for, what is to be left. */
export function flowOf({ lines, totals }: Pick<Budget, 'lines' | 'totals'>): Flow {
  const parts = (side: string) =>
    linesOf(lines, side).map(({ lineId, name, amount }) => ({
      key: lineId,
      name,
      amount,
      accounts: [],
    }));
  const { income, expense } = totals;
  const left = yuanOfFen(fenOf(income) - fenOf(expense));
  return {
    opening: '0.00',
    closing: left,
    sources: parts('income'),
    uses: parts('expense'),
    byMonth: [],
  };
}

/** A home and all homes together, m² ("89.50"). */
export interface Areas {
  home: string;
  whole: string;
}

const MONTHS = 12;

/**
 * What a sum of the year is for one home in a month, by its part of the area, rounded to the fen. For
 * showing: where several stand together, their sum is said and not another.
 */
export function monthOfHome(amount: string, { home, whole }: Areas): string {
  return yuanOfFen(Math.round((fenOf(amount) * fenOf(home)) / (fenOf(whole) * MONTHS)));
}

export interface Named {
  name: string;
  amount: string;
}

/** What each expense line costs one home a month, the largest first. */
export function sharesOf(lines: readonly BudgetLine[], areas: Areas): Named[] {
  if (fenOf(areas.whole) <= 0) return [];
  return largestUses(lines, lines.length).map(({ name, amount }) => ({
    name,
    amount: monthOfHome(amount, areas),
  }));
}

/** What the expenses are compared with, and by how much each account moves, yuan a year. */
export interface Compared {
  against: 'actual' | 'plan';
  changes: Named[];
}

/**
 * Expenses against the year before: its books where it is over, else its budget. By account, since the
 * books know no lines.
 */
export function comparedWith(
  lines: readonly BudgetLine[],
  lastPlan: readonly BudgetLine[] | undefined,
): Compared {
  const actuals = linesOf(lines, 'expense').flatMap(({ accountCode, lastYear }) =>
    lastYear === null ? [] : [[accountCode, lastYear] as const],
  );
  if (actuals.length > 0)
    return { against: 'actual', changes: changesByAccount(lines, new Map(actuals)) };
  const changes = lastPlan ? changesByAccount(lines, sumsOf(lastPlan), lastPlan) : [];
  return { against: 'plan', changes };
}

/** The expenses of each account together, yuan. */
function sumsOf(lines: readonly BudgetLine[]): Map<string, string> {
  const sums = new Map<string, string>();
  for (const { accountCode, amount } of linesOf(lines, 'expense'))
    sums.set(accountCode, sumYuan([sums.get(accountCode) ?? '0', amount]));
  return sums;
}

/** Accounts of either side; what one of them does not have counts as nothing there. */
function changesByAccount(
  lines: readonly BudgetLine[],
  before: ReadonlyMap<string, string>,
  lastPlan: readonly BudgetLine[] = [],
): Named[] {
  const planned = sumsOf(lines);
  const codes = new Set([...planned.keys(), ...before.keys()]);
  return [...codes].map((code) => {
    const change = fenOf(planned.get(code) ?? '0') - fenOf(before.get(code) ?? '0');
    return { name: nameOf(code, planned.has(code) ? lines : lastPlan), amount: yuanOfFen(change) };
  });
}

/** An account by its own name, or by that of its only line. */
function nameOf(code: string, lines: readonly BudgetLine[]): string {
  const own = linesOf(lines, 'expense').filter(({ accountCode }) => accountCode === code);
  return (own.length === 1 ? own[0]?.name : own[0]?.accountName) ?? code;
}

/** The one that moves most, up or down; undefined when nothing moves. */
export function greatestOf(changes: readonly Named[]): Named | undefined {
  const size = ({ amount }: Named) => Math.abs(fenOf(amount));
  const [first] = [...changes].sort((a, b) => size(b) - size(a));
  return first && size(first) > 0 ? first : undefined;
}

/**
 * The lines without last year's actual where that year is not over, or the books do not have it whole:
 * part of a year beside a whole one would look like a rise.
 */
export function comparable<T extends Pick<Budget, 'year' | 'lines'>>(
  budget: T,
  { booksStartOn, today }: { booksStartOn: string | undefined; today: string },
): T {
  const year = String(budget.year - 1);
  const isWhole = booksStartOn !== undefined && booksStartOn <= `${year}-01-31`;
  if (isWhole && today > `${year}-12-31`) return budget;
  return { ...budget, lines: budget.lines.map((line) => ({ ...line, lastYear: null })) };
}

/** 物业费 by area: the income line whose price is per m² and month. Undefined where the fund has none. */
export const feeLine = (lines: readonly BudgetLine[]): BudgetLine | undefined =>
  linesOf(lines, 'income').find(({ accountCode }) => accountCode.startsWith('4101'));

/** area × price per m², yuan a month. `price` may have four decimals. */
export function feeOfHome(homeArea: string, price: string): string {
  const [whole = '0', fraction = ''] = price.split('.');
  const tenThousandths = Number(whole + fraction.slice(0, 4).padEnd(4, '0'));
  return yuanOfFen(Math.round((fenOf(homeArea) * tenThousandths) / 10_000));
}

/** Last year's actual of this line alone: known where its account has no other line. */
export function ownLastYear(line: BudgetLine, lines: readonly BudgetLine[]): string | null {
  const isAlone = lines.every(
    ({ lineId, accountCode }) => lineId === line.lineId || accountCode !== line.accountCode,
  );
  return isAlone ? line.lastYear : null;
}
