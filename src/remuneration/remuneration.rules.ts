import type { Fund } from '../ledger/funds.rules';
import type { Day } from '../shared/day';
import type { Problem } from '../shared/domain-error';
import { Money } from '../shared/money';
import { Rate } from '../shared/rate';

/**
 * By which movements of the month the accounts of the base are taken: what was paid out of money for them,
 * what money came in for them, or what was booked on them, paid or not (domain: 1.6).
 */
export const BASES = ['paid', 'received', 'booked'] as const;

export type RemunerationBasis = (typeof BASES)[number];

/** A version of how the trustee is paid (报酬计算办法); the owners' resolution stands behind it. */
export interface RemunerationFormula {
  /** First day of the first month it is for. */
  readonly effectiveOn: Day;
  readonly kind: 'rate' | 'sum';
  readonly basis: RemunerationBasis;
  /** Which fund pays it. */
  readonly fund: Fund;
  /** Part of the base, "0.09"; only of 'rate'. */
  readonly rate: string | null;
  /** Yuan a month; only of 'sum'. */
  readonly sum: string | null;
  /** Accounts that count with all below them, or a whole class ("5"); of 'rate' only. */
  readonly base: readonly string[];
  /** Accounts that do not, each with the reason the owners read. The longer beginning wins. */
  readonly exclusions: readonly { readonly account: string; readonly because: string }[];
  readonly resolutionRef: string;
}

/** What moved in the month on one account, by the formula's basis. */
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

/** Where the reward itself is booked, owed and paid: it is no base of itself. */
export const REWARD = { expense: '5201', payable: '2251' } as const;

const OUTSIDE = '不在计提基数的科目之内';
const ITSELF = '受托人报酬本身不再计提报酬';
const BASE = /^([1-5]|[1-5]\d{3}(\d{2}){0,3})$/;
const RATE = /^0(\.\d{1,6})?$/;
const SUM = /^\d{1,9}(\.\d{1,2})?$/;

/**
 * The reward of a month, line by line, rounded once at the end (half up to the fen). A month that took back
 * more than it moved earns none.
 */
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
  return { lines, base, amount: amount.isNegative() ? Money.zero : amount };
}

/** Every reason why this is no formula; each names its field. */
export function blockersOfFormula(formula: RemunerationFormula): Problem[] {
  const problems: Problem[] = [];
  if (formula.resolutionRef.trim().length < 2) {
    problems.push(problem('resolution-missing', '请填写所依据的业主大会决议', 'resolutionRef'));
  }
  if (!formula.effectiveOn.endsWith('-01')) {
    problems.push(problem('effective-on', '请从某月 1 日起执行', 'effectiveOn'));
  }
  if (formula.exclusions.some(({ because }) => because.trim().length < 2)) {
    problems.push(problem('exclusions', '每个不计提的科目都要写明理由', 'exclusions'));
  }
  return [...blockersOfHowMuch(formula), ...problems];
}

function blockersOfHowMuch({ kind, rate, sum, base }: RemunerationFormula): Problem[] {
  const problems: Problem[] = [];
  const isRate = kind === 'rate';
  if (isRate !== (rate !== null && RATE.test(rate))) {
    problems.push(problem('rate', '按比例计提时请填写 0 至 1 之间的比例，例如 0.09', 'rate'));
  }
  if (isRate === (sum !== null && SUM.test(sum))) {
    problems.push(problem('sum', '按定额计提时请填写每月金额（元）', 'sum'));
  }
  if (isRate && (base.length === 0 || !base.every((code) => BASE.test(code)))) {
    problems.push(problem('base', '请选择计入基数的科目，或整类（例如 5 表示全部费用）', 'base'));
  }
  return problems;
}

/** The rule that names the account most closely decides; of two alike, the exclusion. */
function judged(formula: RemunerationFormula, line: SpentLine): RemunerationLine {
  if (isReward(line.account)) return { ...line, counts: false, because: ITSELF };
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

/** Codes grow by whole pairs of digits, so what begins alike lies below (`chart.rules`). */
function isReward(account: string): boolean {
  return Object.values(REWARD).some((code) => account.startsWith(code));
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

/** What a new version meets. */
export interface VersionBefore {
  readonly effectiveOn: Day;
  /** Days on which the versions so far took effect. */
  readonly earlier: readonly Day[];
  /** Last month whose reward is posted. */
  readonly postedThrough: string | null;
}

/** A version never reaches back into a month that is posted, and never before another. */
export function blockersOfVersion(version: VersionBefore): Problem[] {
  const { effectiveOn, earlier, postedThrough } = version;
  if (postedThrough !== null && effectiveOn.slice(0, 7) <= postedThrough) {
    const message = `${postedThrough} 及以前的报酬已经计提，新办法请从之后的月份执行`;
    return [problem('posted-already', message, 'effectiveOn')];
  }
  if (!earlier.some((day) => day >= effectiveOn)) return [];
  return [
    problem('version-not-later', '已有一个版本从这一天或之后执行，请选择更晚的月份', 'effectiveOn'),
  ];
}
