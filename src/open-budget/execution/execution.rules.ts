import { Money } from '../../shared/money';
import type { Period } from '../../shared/period';

/** What moved on an account or a line in a month, in yuan: cost of an expense, earnings of an income. */
export interface MonthSum {
  readonly period: Period;
  readonly amount: Money;
}

/** 预算项目 with what was approved and promised of it. */
export interface ApprovedLine {
  readonly lineId: string;
  readonly side: 'income' | 'expense';
  readonly accountCode: string;
  readonly approved: Money;
  readonly committed: Money;
  /** The first of its account: bears what nobody charged to a line. */
  readonly first: boolean;
  /** Charged to the line itself, in whatever month. */
  readonly own: readonly MonthSum[];
}

/** What stands on no line, by account of the fund and month of the year. */
export interface LooseSum extends MonthSum {
  readonly accountCode: string;
  readonly side: 'income' | 'expense';
}

export interface ExecutedLine extends ApprovedLine {
  readonly spent: Money;
  readonly available: Money;
  readonly months: readonly MonthSum[];
}

export interface Execution {
  readonly lines: readonly ExecutedLine[];
  /** Expenses on accounts that no line of the budget plans: Σ with the lines is the ledger's. */
  readonly unbudgeted: readonly { accountCode: string; spent: Money }[];
}

/** 预算执行: what is on each line, and what is on none. */
export function executionOf(lines: readonly ApprovedLine[], loose: readonly LooseSum[]): Execution {
  const planned = new Set(lines.filter(({ first }) => first).map(({ accountCode }) => accountCode));
  const astray = loose.filter(
    ({ accountCode, side }) => side === 'expense' && !planned.has(accountCode),
  );
  const accounts = [...new Set(astray.map(({ accountCode }) => accountCode))].sort();
  return {
    lines: lines.map((line) => executed(line, loose)),
    unbudgeted: accounts
      .map((accountCode) => ({
        accountCode,
        spent: sumOf(astray.filter((sum) => sum.accountCode === accountCode)),
      }))
      .filter(({ spent }) => !spent.isZero()),
  };
}

function executed(line: ApprovedLine, loose: readonly LooseSum[]): ExecutedLine {
  const borne = line.first ? loose.filter((sum) => sum.accountCode === line.accountCode) : [];
  const months = byMonth([...line.own, ...borne]);
  const spent = sumOf(months);
  return { ...line, spent, available: line.approved.minus(line.committed).minus(spent), months };
}

function byMonth(sums: readonly MonthSum[]): MonthSum[] {
  const periods = [...new Set(sums.map(({ period }) => period))].sort();
  return periods
    .map((period) => ({ period, amount: sumOf(sums.filter((sum) => sum.period === period)) }))
    .filter(({ amount }) => !amount.isZero());
}

export type ExecutionFlag = 'over-90' | 'over';

const FULL = 10_000n;
const NEARLY_FULL = 9_000n;

/** Spent and promised as a part of what was approved, "0.8750", cut off; null where nothing was approved. */
export function usedShareOf({ approved, used }: { approved: Money; used: Money }): string | null {
  if (!approved.isPositive()) return null;
  const share = (used.toFen() * FULL) / approved.toFen();
  const digits = (share < 0n ? -share : share).toString().padStart(5, '0');
  return `${share < 0n ? '-' : ''}${digits.slice(0, -4)}.${digits.slice(-4)}`;
}

/** 超支, or 已用九成: in whole fen, so that 89.999 % is not yet ninety. */
export function flagOf({ approved, used }: { approved: Money; used: Money }): ExecutionFlag | null {
  if (used.isMoreThan(approved)) return 'over';
  const nearly = used.toFen() * FULL >= approved.toFen() * NEARLY_FULL;
  return approved.isPositive() && nearly ? 'over-90' : null;
}

export function sumOf(sums: readonly { amount: Money }[]): Money {
  return Money.sum(sums.map(({ amount }) => amount));
}
