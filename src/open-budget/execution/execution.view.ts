import { Money } from '../../shared/money';
import { flagOf, sumOf, usedShareOf } from './execution.rules';
import type { ExecutedLine } from './execution.rules';
import type { BudgetExecution } from './execution.queries';
import type { LineRoom } from './budget-lines.queries';

/** An expense line one may still spend on, with what it has left. Amounts in yuan. */
export class BudgetLineRoomView {
  lineId: string;
  budgetId: string;
  year: number;
  fund: string;
  name: string;
  accountCode: string;
  accountName: string;
  approved: string;
  committed: string;
  spent: string;
  /** approved − committed − spent; negative when overrun. */
  available: string;
}

export class BudgetLineRoomsView {
  /** 无预算不支出: an expense of this fund needs one of these lines. */
  controlled: boolean;
  year: number;
  items: BudgetLineRoomView[];
}

export class ExecutionMonthView {
  period: string;
  /** Of an income line: what was earned. */
  spent: string;
}

export class ExecutionLineView {
  lineId: string;
  position: number;
  side: 'income' | 'expense';
  name: string;
  accountCode: string;
  accountName: string;
  approved: string;
  /** Requests under way, and what contracts and orders have left; 0.00 of an income. */
  committed: string;
  /** Of an income line: what was earned. */
  spent: string;
  available: string;
  /** (committed + spent) ÷ approved, four decimals, cut off; null where nothing was approved. */
  usedShare: string | null;
  flag: 'over-90' | 'over' | null;
  months: ExecutionMonthView[];
}

export class UnbudgetedView {
  accountCode: string;
  accountName: string;
  spent: string;
}

export class ExecutionTotalsView {
  incomeApproved: string;
  incomeEarned: string;
  approved: string;
  committed: string;
  spent: string;
  available: string;
  unbudgeted: string;
}

/** ledger = spent − laterYears + unbudgeted + otherBudgets: not a fen is beside the book. */
export class ExecutionTieView {
  /** Expenses of the fund in the year, as the general ledger has them. */
  ledger: string;
  spent: string;
  /** Of it booked in another year. */
  laterYears: string;
  unbudgeted: string;
  /** Booked in this year and charged to another year's budget. */
  otherBudgets: string;
  ties: boolean;
}

/** 预算执行: approved, promised, spent and left, line by line. */
export class ExecutionView {
  budgetId: string;
  year: number;
  fund: string;
  fundName: string;
  version: number;
  asOf: string;
  totals: ExecutionTotalsView;
  lines: ExecutionLineView[];
  unbudgeted: UnbudgetedView[];
  tie: ExecutionTieView;
}

export function lineRoomViewOf(room: LineRoom): BudgetLineRoomView {
  return {
    lineId: room.lineId,
    budgetId: room.budgetId,
    year: room.year,
    fund: room.fund,
    name: room.name,
    accountCode: room.accountCode,
    accountName: room.accountName,
    approved: room.approved.toString(),
    committed: room.committed.toString(),
    spent: room.spent.toString(),
    available: room.available.toString(),
  };
}

export function executionViewOf(budget: BudgetExecution): ExecutionView {
  const { execution, names } = budget;
  return {
    budgetId: budget.budgetId,
    year: budget.year,
    fund: budget.fund,
    fundName: budget.fundName,
    version: budget.version,
    asOf: budget.asOf,
    totals: totalsOf(budget),
    lines: execution.lines.map((line) => lineViewOf(line, budget)),
    unbudgeted: execution.unbudgeted.map(({ accountCode, spent }) => ({
      accountCode,
      accountName: names.get(accountCode) ?? accountCode,
      spent: spent.toString(),
    })),
    tie: tieOf(budget),
  };
}

function lineViewOf(line: ExecutedLine, { heads, names }: BudgetExecution): ExecutionLineView {
  const head = heads.get(line.lineId);
  const of = { approved: line.approved, used: line.committed.plus(line.spent) };
  return {
    lineId: line.lineId,
    position: head?.position ?? 0,
    side: line.side,
    name: head?.name ?? '',
    accountCode: line.accountCode,
    accountName: names.get(line.accountCode) ?? line.accountCode,
    approved: line.approved.toString(),
    committed: line.committed.toString(),
    spent: line.spent.toString(),
    available: line.available.toString(),
    usedShare: usedShareOf(of),
    flag: line.side === 'expense' ? flagOf(of) : null,
    months: line.months.map(({ period, amount }) => ({ period, spent: amount.toString() })),
  };
}

function totalsOf({ execution }: BudgetExecution): ExecutionTotalsView {
  const of = (
    side: 'income' | 'expense',
    field: 'approved' | 'committed' | 'spent' | 'available',
  ) => Money.sum(execution.lines.filter((line) => line.side === side).map((line) => line[field]));
  return {
    incomeApproved: of('income', 'approved').toString(),
    incomeEarned: of('income', 'spent').toString(),
    approved: of('expense', 'approved').toString(),
    committed: of('expense', 'committed').toString(),
    spent: of('expense', 'spent').toString(),
    available: of('expense', 'available').toString(),
    unbudgeted: Money.sum(execution.unbudgeted.map(({ spent }) => spent)).toString(),
  };
}

function tieOf({ execution, ledger, otherBudgets, year }: BudgetExecution): ExecutionTieView {
  const expenses = execution.lines.filter(({ side }) => side === 'expense');
  const spent = Money.sum(expenses.map((line) => line.spent));
  const elsewhere = expenses.flatMap(({ months }) =>
    months.filter(({ period }) => !period.startsWith(`${year}-`)),
  );
  const laterYears = sumOf(elsewhere);
  const unbudgeted = Money.sum(execution.unbudgeted.map((each) => each.spent));
  const told = spent.minus(laterYears).plus(unbudgeted).plus(otherBudgets);
  return {
    ledger: ledger.toString(),
    spent: spent.toString(),
    laterYears: laterYears.toString(),
    unbudgeted: unbudgeted.toString(),
    otherBudgets: otherBudgets.toString(),
    ties: told.equals(ledger),
  };
}
