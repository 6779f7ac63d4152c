import type { Problem } from '../shared/domain-error';
import { Money } from '../shared/money';
import { Rate } from '../shared/rate';

/** A version of how the trustee is paid (报酬计算办法); the owners' resolution stands behind it. */
export interface RemunerationFormula {
  readonly kind: 'rate' | 'sum';
  /** Part of the base, "0.09"; only of 'rate'. */
  readonly rate: string | null;
  /** Yuan a month; only of 'sum'. */
  readonly sum: string | null;
  /** Accounts that count, by how their codes begin; of 'rate' only. */
  readonly base: readonly string[];
  /** Accounts that do not, each with the reason the owners read. The longer beginning wins. */
  readonly exclusions: readonly { readonly account: string; readonly because: string }[];
  readonly resolutionRef: string;
}

/** Something spent in the month on one account. */
export interface SpentLine {
  readonly account: string;
  readonly name: string;
  readonly amount: Money;
}

export interface RemunerationLine extends SpentLine {
  readonly counts: boolean;
  /** Why it does not; null when it does. */
  readonly because: string | null;
}

export interface Remuneration {
  readonly lines: readonly RemunerationLine[];
  readonly base: Money;
  readonly amount: Money;
}

const OUTSIDE = '不在计提基数的科目之内';
const RATE = /^0(\.\d{1,6})?$/;
const SUM = /^\d{1,9}(\.\d{1,2})?$/;

/** The reward of a month, line by line, rounded once at the end (half up to the fen). */
export function remunerationOf(
  formula: RemunerationFormula,
  spent: readonly SpentLine[],
): Remuneration {
  const lines = spent.map((line) => judged(formula, line));
  const base = Money.sum(lines.filter(({ counts }) => counts).map(({ amount }) => amount));
  const amount =
    formula.kind === 'sum'
      ? Money.yuan(formula.sum ?? '')
      : base.times(Rate.of(formula.rate ?? ''));
  return { lines, base, amount };
}

/** Every reason why this is no formula; each names its field. */
export function blockersOfFormula(formula: RemunerationFormula): Problem[] {
  const problems: Problem[] = [];
  const isRate = formula.kind === 'rate';
  if (formula.resolutionRef.trim().length < 2) {
    problems.push(problem('resolution-missing', '请填写所依据的业主大会决议', 'resolutionRef'));
  }
  if (isRate !== (formula.rate !== null && RATE.test(formula.rate))) {
    problems.push(problem('rate', '按比例计提时请填写 0 至 1 之间的比例，例如 0.09', 'rate'));
  }
  if (isRate === (formula.sum !== null && SUM.test(formula.sum))) {
    problems.push(problem('sum', '按定额计提时请填写每月金额（元）', 'sum'));
  }
  if (isRate && formula.base.length === 0) {
    problems.push(problem('base', '请选择计入基数的科目', 'base'));
  }
  if (formula.exclusions.some(({ because }) => because.trim().length < 2)) {
    problems.push(problem('exclusions', '每个不计提的科目都要写明理由', 'exclusions'));
  }
  return problems;
}

/** The rule that names the account most closely decides; of two alike, the exclusion. */
function judged(formula: RemunerationFormula, line: SpentLine): RemunerationLine {
  const counting = longest(formula.base, line.account);
  const [excluded] = formula.exclusions
    .filter(({ account }) => line.account.startsWith(account))
    .sort((a, b) => b.account.length - a.account.length);
  if (counting === null) return { ...line, counts: false, because: OUTSIDE };
  if (excluded && excluded.account.length >= counting.length) {
    return { ...line, counts: false, because: excluded.because };
  }
  return { ...line, counts: true, because: null };
}

function longest(beginnings: readonly string[], account: string): string | null {
  const [found] = beginnings
    .filter((beginning) => account.startsWith(beginning))
    .sort((a, b) => b.length - a.length);
  return found ?? null;
}

function problem(code: string, message: string, field: string): Problem {
  return { code: `remuneration.${code}`, message, field };
}
