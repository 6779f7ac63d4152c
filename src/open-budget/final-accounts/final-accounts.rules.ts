import type { Problem } from '../../shared/domain-error';
import { Money } from '../../shared/money';
import { Rate } from '../../shared/rate';

export type FinalSide = 'income' | 'expense';

/** What was approved for a line, and what came of it. */
export interface BudgetedLine {
  readonly lineId: string;
  readonly side: FinalSide;
  readonly accountCode: string;
  readonly name: string;
  readonly approved: Money;
  /** Booked on this very line in the year. */
  readonly own: Money;
  /** What was booked to the account without naming a line is this one's: its account's first. */
  readonly isFirst: boolean;
}

/** What an account moved in the fund and the year, with or without a line. */
export interface AccountYear {
  readonly accountCode: string;
  readonly accountName: string;
  readonly side: FinalSide;
  readonly amount: Money;
}

/** 决算的一行: a line of the budget, or an account that no line of it covers. */
export interface FinalLine {
  /** Null: 预算外, no line of the budget covers the account. */
  readonly lineId: string | null;
  readonly side: FinalSide;
  readonly accountCode: string;
  readonly name: string;
  readonly approved: Money;
  readonly actual: Money;
}

/** Either makes a reason necessary: beyond a tenth of what was approved, or beyond 5,000 yuan. */
const SHARE_MAX = Rate.of('0.1');
const SUM_MAX = Money.yuan('5000');
const REASON_MIN = 4;

/** Over (+) or under (−) what was approved. */
export const varianceOf = ({ approved, actual }: Pick<FinalLine, 'approved' | 'actual'>): Money =>
  actual.minus(approved);

/** 差异超过预算的 10 % 或 5,000 元须说明原因; exactly so much needs none. */
export function needsReason(line: Pick<FinalLine, 'approved' | 'actual'>): boolean {
  const off = varianceOf(line).abs();
  return off.isMoreThan(line.approved.abs().times(SHARE_MAX)) || off.isMoreThan(SUM_MAX);
}

/** The key under which a line's reason is given: the line's id, or the account of what had none. */
export const keyOfLine = ({ lineId, accountCode }: FinalLine): string => lineId ?? accountCode;

/**
 * The lines of the final accounts, in the order of the budget. What was booked to an account without
 * naming a line stands with the account's first line (callers name exactly one); accounts that no line covers follow, income before
 * expense. So the lines always add up to the books.
 */
export function finalLines(
  budgeted: readonly BudgetedLine[],
  accounts: readonly AccountYear[],
): FinalLine[] {
  const left = new Map(accounts.map((account) => [account.accountCode, account.amount]));
  for (const { accountCode, own } of budgeted) {
    left.set(accountCode, (left.get(accountCode) ?? Money.zero).minus(own));
  }
  const covered = new Set(budgeted.map(({ accountCode }) => accountCode));
  const lines = budgeted.map(({ own, isFirst, ...line }): FinalLine => {
    const rest = isFirst ? (left.get(line.accountCode) ?? Money.zero) : Money.zero;
    return { ...line, actual: own.plus(rest) };
  });
  const others = accounts.filter(
    ({ accountCode, amount }) => !covered.has(accountCode) && !amount.isZero(),
  );
  return [...lines, ...others.map(unbudgeted).toSorted(bySide)];
}

const unbudgeted = ({ accountCode, accountName, side, amount }: AccountYear): FinalLine => ({
  lineId: null,
  side,
  accountCode,
  name: accountName,
  approved: Money.zero,
  actual: amount,
});

const bySide = (a: FinalLine, b: FinalLine): number =>
  a.side === b.side ? (a.accountCode < b.accountCode ? -1 : 1) : a.side === 'income' ? -1 : 1;

export interface FinalTotals {
  readonly incomeApproved: Money;
  readonly incomeActual: Money;
  readonly expenseApproved: Money;
  readonly expenseActual: Money;
  readonly surplusApproved: Money;
  /** 本年结余; negative when more was spent than came in. */
  readonly surplus: Money;
}

export function totalsOf(lines: readonly FinalLine[]): FinalTotals {
  const sum = (side: FinalSide, of: 'approved' | 'actual') =>
    Money.sum(lines.filter((line) => line.side === side).map((line) => line[of]));
  const incomeApproved = sum('income', 'approved');
  const incomeActual = sum('income', 'actual');
  const expenseApproved = sum('expense', 'approved');
  const expenseActual = sum('expense', 'actual');
  return {
    incomeApproved,
    incomeActual,
    expenseApproved,
    expenseActual,
    surplusApproved: incomeApproved.minus(expenseApproved),
    surplus: incomeActual.minus(expenseActual),
  };
}

/** Every line whose reason is missing; `reasons` by `keyOfLine`. */
export function blockersOfReasons(
  lines: readonly FinalLine[],
  reasons: ReadonlyMap<string, string>,
): Problem[] {
  return lines
    .filter((line) => needsReason(line) && wordsFor(line, reasons).length < REASON_MIN)
    .map((line) => ({
      code: 'final-accounts.reason-missing',
      message: `“${line.name}”${differenceOf(line)}，超过预算的 10% 或 5,000 元，请写明原因（至少 ${REASON_MIN} 个字）`,
      field: `reasons.${keyOfLine(line)}`,
    }));
}

/** Reasons for lines that the final accounts do not have. */
export function blockersOfKeys(
  lines: readonly FinalLine[],
  reasons: ReadonlyMap<string, string>,
): Problem[] {
  const known = new Set(lines.map(keyOfLine));
  return [...reasons.keys()]
    .filter((key) => !known.has(key))
    .map((key) => ({
      code: 'final-accounts.line-unknown',
      message: '有一条原因对应的项目不在决算中，请刷新后重新填写',
      field: `reasons.${key}`,
    }));
}

const wordsFor = (line: FinalLine, reasons: ReadonlyMap<string, string>): string =>
  (reasons.get(keyOfLine(line)) ?? '').trim();

function differenceOf(line: FinalLine): string {
  const off = varianceOf(line);
  if (line.lineId === null) return `不在预算内，发生了 ${line.actual.format()} 元`;
  return `比预算${off.isNegative() ? '少' : '多'} ${off.abs().format()} 元`;
}
