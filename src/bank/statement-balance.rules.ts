import { compareDays } from '../shared/day';
import { Money } from '../shared/money';
import {
  type Statement,
  type StatedBalances,
  type StatedDays,
  type StatementFormat,
  type StatementLine,
  type StatementProblem,
  type ReadStatement,
  refused,
  totalsOf,
} from './statement.rules';

/** What the file says of itself besides its lines: it must agree, or the file is not whole. */
export interface StatedFacts {
  readonly account: string;
  readonly days: StatedDays | null;
  readonly opening: StatedAmount | null;
  readonly closing: StatedAmount | null;
  readonly totalIn: StatedAmount | null;
  readonly totalOut: StatedAmount | null;
}

export interface StatedAmount {
  readonly amount: Money;
  readonly line: number;
  readonly column: string;
}

/** How a balance's column is called in a refusal. */
export interface Names {
  readonly balance: string;
}

/**
 * Puts the lines in order and proves them: every balance follows from the one before, opening + Σ =
 * closing, and whatever totals the file states are the sums of its lines.
 */
export function proven(
  format: StatementFormat,
  lines: readonly StatementLine[],
  known: { facts: StatedFacts; stated: StatedBalances; names: Names },
): ReadStatement {
  const { facts, stated, names } = known;
  const order = inOrder(lines, names);
  if ('problem' in order) return refused([order.problem]);
  const ordered = order.lines;
  const totals = totalsOf(ordered);
  const moved = totals.in.minus(totals.out);
  const ends = endsOf(ordered, { facts, stated });
  const problems = [
    ...totalProblems(facts, totals),
    ...endProblems(ends, moved, { facts, names, lines: ordered }),
  ];
  if (problems.length > 0 || !ends.opening || !ends.closing) return refused(problems);
  const statement: Statement = {
    format,
    account: facts.account,
    days: facts.days,
    // A line that moves nothing (placeholders of some banks) is in the chain, not in the account.
    lines: ordered.filter(({ amount }) => !amount.isZero()),
    opening: ends.opening,
    closing: ends.closing,
    totalIn: totals.in,
    totalOut: totals.out,
    fee: 0n,
  };
  return { statement, problems: [] };
}

/**
 * Oldest first. Where every line has a balance, the chain of balances says which way the file runs
 * and whether a line is missing; otherwise its days do.
 */
export function inOrder(
  lines: readonly StatementLine[],
  names: Names,
): { lines: readonly StatementLine[] } | { problem: StatementProblem } {
  const backwards = lines.toReversed();
  const [first, last] = [lines[0], lines.at(-1)];
  if (!lines.every(({ balance }) => balance !== null)) {
    const falls = first && last && compareDays(first.bookedOn, last.bookedOn) > 0;
    return { lines: falls ? backwards : lines };
  }
  const broken = firstBreak(lines);
  if (!broken) return { lines };
  const brokenBackwards = firstBreak(backwards);
  if (!brokenBackwards) return { lines: backwards };
  return { problem: breakProblem(closerOf(broken, brokenBackwards), names) };
}

interface Break {
  readonly before: StatementLine;
  readonly at: StatementLine;
  /** How many lines stood in chain before it. */
  readonly after: number;
}

function firstBreak(lines: readonly StatementLine[]): Break | null {
  for (const [index, at] of lines.entries()) {
    const before = lines[index - 1];
    if (before && !before.balance?.plus(at.amount).equals(at.balance)) {
      return { before, at, after: index };
    }
  }
  return null;
}

const closerOf = (a: Break, b: Break): Break => (b.after > a.after ? b : a);

function breakProblem({ before, at }: Break, names: Names): StatementProblem {
  const [was, moved, says] = [before.balance, at.amount, at.balance].map((one) => one?.format());
  return {
    code: 'bank.balance-broken',
    message:
      `第 ${at.line} 行的余额接不上：第 ${before.line} 行余额 ${was}，加上本行 ${moved}，` +
      `与本行余额 ${says} 不符。可能少了明细或金额被改过，请从网银重新导出整段明细。`,
    line: at.line,
    column: names.balance,
  };
}

interface Ends {
  readonly opening: Money | null;
  readonly closing: Money | null;
}

/** From the chain, from what the file states, from what the accountant adds. */
function endsOf(
  lines: readonly StatementLine[],
  { facts, stated }: { facts: StatedFacts; stated: StatedBalances },
): Ends {
  const [first, last] = [lines[0], lines.at(-1)];
  return {
    opening: first?.balance?.minus(first.amount) ?? facts.opening?.amount ?? stated.opening,
    closing: last?.balance ?? facts.closing?.amount ?? stated.closing,
  };
}

function endProblems(
  { opening, closing }: Ends,
  moved: Money,
  known: { facts: StatedFacts; names: Names; lines: readonly StatementLine[] },
): StatementProblem[] {
  const { facts, names, lines } = known;
  const line = facts.closing?.line ?? lines.at(-1)?.line ?? 1;
  const column = facts.closing?.column ?? names.balance;
  if (!opening || !closing) {
    const message =
      '文件里没有余额，无法核对期初加发生额是否等于期末。请填写本段的期初余额和期末余额，或从网银导出带余额的明细。';
    return [{ code: 'bank.no-balance', message, line, column }];
  }
  if (!opening.plus(moved).equals(closing)) {
    const message =
      `期初 ${opening.format()} 加发生额 ${moved.format()} 等于 ${opening.plus(moved).format()}，` +
      `与期末 ${closing.format()} 不符。请从网银重新导出整段明细。`;
    return [{ code: 'bank.ends-differ', message, line, column }];
  }
  return [
    ...differing(facts.opening, opening, '期初余额'),
    ...differing(facts.closing, closing, '期末余额'),
  ];
}

function totalProblems(facts: StatedFacts, totals: { in: Money; out: Money }): StatementProblem[] {
  return [
    ...differing(facts.totalIn, totals.in, '收入合计'),
    ...differing(facts.totalOut, totals.out, '支出合计'),
  ];
}

function differing(stated: StatedAmount | null, found: Money, what: string): StatementProblem[] {
  if (!stated || stated.amount.equals(found)) return [];
  const message =
    `文件写的${what}是 ${stated.amount.format()}，按明细算出是 ${found.format()}。` +
    '可能少了明细，请从网银重新导出整段明细。';
  return [{ code: 'bank.total-differs', message, line: stated.line, column: stated.column }];
}
