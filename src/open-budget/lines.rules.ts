import type { Chart } from '../ledger/chart.rules';
import type { Problem } from '../shared/domain-error';
import { Money } from '../shared/money';
import { Rate } from '../shared/rate';
import type { BudgetSide } from './budget-names.rules';

/** A line as it is written. Decimal text; yuan a unit. */
export interface BudgetLine {
  readonly lineId: string;
  readonly side: BudgetSide;
  readonly accountCode: string;
  readonly name: string;
  readonly unit: string;
  readonly unitPrice: string;
  readonly quantity: string;
  /** Times a year. */
  readonly frequency: string;
  /** 预计收缴率 of an income; null: all of it is expected. */
  readonly collectionRate: string | null;
  readonly basis: string;
  readonly fileIds: readonly string[];
  readonly isContingency: boolean;
}

export interface ReckonedLine extends BudgetLine {
  readonly position: number;
  readonly amount: Money;
}

export interface BudgetTotals {
  readonly income: Money;
  readonly expense: Money;
  readonly surplus: Money;
  readonly contingency: Money;
}

export const LINES_MAX = 500;
const FIGURES: readonly (readonly [keyof BudgetLine, string, RegExp, string])[] = [
  ['unitPrice', '单价', /^\d{1,10}(\.\d{1,4})?$/, '1.20'],
  ['quantity', '数量', /^\d{1,10}(\.\d{1,4})?$/, '83404'],
  ['frequency', '频次', /^(?=.*[1-9])\d{1,6}(\.\d{1,2})?$/, '12'],
];
const RATE = /^(?=.*[1-9])(0\.\d{1,4}|1(\.0{1,4})?)$/;

/**
 * 单价 × 数量 × 频次 × 预计收缴率, multiplied out exactly and rounded once, half up, to the fen: 83,404 ㎡ ×
 * 1.20 × 12 × 0.92 is 1,104,936.19 (以收定支: what will come in, not what is due).
 * @throws DomainError `rate.malformed`, `rate.too-long`, `money.too-large`.
 */
export function amountOf(
  line: Pick<BudgetLine, 'unitPrice' | 'quantity' | 'frequency' | 'collectionRate'>,
): Money {
  const factors = [line.unitPrice, line.quantity, line.frequency, line.collectionRate ?? '1'];
  const product = factors.map((each) => Rate.of(each)).reduce((all, each) => all.times(each));
  return ONE_YUAN.times(product);
}

const ONE_YUAN = Money.yuan('1');

/** In the order given, counted from 1. */
export function reckoned(lines: readonly BudgetLine[]): ReckonedLine[] {
  return lines.map((line, at) => ({ ...line, position: at + 1, amount: amountOf(line) }));
}

export function totalsOf(
  lines: readonly Pick<ReckonedLine, 'side' | 'amount' | 'isContingency'>[],
): BudgetTotals {
  const sum = (of: typeof lines) => Money.sum(of.map(({ amount }) => amount));
  const income = sum(lines.filter(({ side }) => side === 'income'));
  const expense = sum(lines.filter(({ side }) => side === 'expense'));
  const contingency = sum(lines.filter(({ isContingency }) => isContingency));
  return { income, expense, surplus: income.minus(expense), contingency };
}

/** Every reason why these are not lines of a budget; each names its line, from 1, and its field. */
export function blockersOfLines(lines: readonly BudgetLine[], chart: Chart): Problem[] {
  const problems = lines.flatMap((line, at) => [
    ...blockersOfFigures(line, at + 1),
    ...blockersOfAccount(line, at + 1, chart),
    ...blockersOfUse(line, at + 1),
  ]);
  const twice = lines.findIndex(
    ({ lineId }, at) => lines.findIndex((each) => each.lineId === lineId) < at,
  );
  if (twice >= 0) {
    problems.push(problem('line-twice', '同一个项目出现了两次，请删去一行', twice + 1, 'lineId'));
  }
  return problems;
}

function blockersOfFigures(line: BudgetLine, at: number): Problem[] {
  const odd = FIGURES.filter(([field, , pattern]) => !pattern.test(String(line[field]))).map(
    ([field, name, , example]) =>
      problem('figure', `第 ${at} 行的${name}请填写数字，例如 ${example}`, at, field),
  );
  if (line.collectionRate !== null && !RATE.test(line.collectionRate)) {
    const sentence = `第 ${at} 行的预计收缴率请填写 0 至 1 的小数，例如 0.92`;
    odd.push(problem('figure', sentence, at, 'collectionRate'));
  }
  return odd.length > 0 ? odd : blockersOfSize(line, at);
}

/** A product may be more than a book can hold, though each factor is not. */
function blockersOfSize(line: BudgetLine, at: number): Problem[] {
  try {
    amountOf(line);
    return [];
  } catch {
    return [problem('too-large', `第 ${at} 行的金额过大，请核对单价、数量和频次`, at, 'unitPrice')];
  }
}

function blockersOfAccount(line: BudgetLine, at: number, chart: Chart): Problem[] {
  const account = chart.get(line.accountCode);
  if (!account?.isLeaf || !account.active) {
    const sentence = `第 ${at} 行的科目 ${line.accountCode} 不存在、已停用或已设下级，请从科目表中重选`;
    return [problem('account', sentence, at, 'accountCode')];
  }
  if (account.kind === line.side) return [];
  const sentence = `第 ${at} 行是${sideNames[line.side]}，不能用科目 ${line.accountCode} ${account.name}`;
  return [problem('account-of-side', sentence, at, 'accountCode')];
}

export const sideNames: Record<BudgetSide, string> = { income: '收入', expense: '支出' };

function blockersOfUse(line: BudgetLine, at: number): Problem[] {
  const income = line.side === 'income';
  return [
    ...(income && line.isContingency
      ? [problem('reserve', `第 ${at} 行是收入，不能作为预备费`, at, 'isContingency')]
      : []),
    ...(!income && line.collectionRate !== null
      ? [problem('rate-of-expense', `第 ${at} 行是支出，没有预计收缴率`, at, 'collectionRate')]
      : []),
  ];
}

/**
 * 以收定支: a budget that goes to the committee balances, or says what becomes of the surplus; a deficit is
 * covered by what the fund has, and says so.
 * @param openingBalance what the fund has when the year begins.
 */
export function blockersOfBalance(
  lines: readonly ReckonedLine[],
  { surplusNote, openingBalance }: { surplusNote: string; openingBalance: Money },
): Problem[] {
  if (lines.length === 0) return [{ code: 'open-budget.empty', message: '请至少编制一个项目' }];
  const { surplus } = totalsOf(lines);
  if (surplus.isZero()) return [];
  if (surplus.negated().isMoreThan(openingBalance)) {
    const message =
      `支出比收入多 ${surplus.negated().formatYuan()}，超过基金结余 ${openingBalance.formatYuan()}；` +
      '请以收定支，减少支出或落实收入';
    return [{ code: 'open-budget.deficit', message, field: 'lines' }];
  }
  if (surplusNote.trim().length >= 4) return [];
  const message = surplus.isNegative()
    ? `支出比收入多 ${surplus.negated().formatYuan()}，请写明用哪笔结余弥补`
    : `预计结余 ${surplus.formatYuan()}，请写明结余的用途`;
  return [{ code: 'open-budget.surplus-unstated', message, field: 'surplusNote' }];
}

function problem(code: string, message: string, line: number, field: string): Problem {
  return { code: `open-budget.${code}`, message, line, field };
}
