import type { Problem } from '../shared/domain-error';
import { Money } from '../shared/money';
import { Rate } from '../shared/rate';
import { splitByWeight, weightOf } from '../shared/split';

/** 结转下年, 补充维修资金, 抵扣物业费, 现金返还 (domain: 1.4). */
export const SURPLUS_MODES = ['carry', 'top-up-repair-fund', 'credit-fees', 'cash'] as const;
export type SurplusMode = (typeof SURPLUS_MODES)[number];

export const surplusModeNames: Readonly<Record<SurplusMode, string>> = {
  carry: '结转下年',
  'top-up-repair-fund': '补充维修资金',
  'credit-fees': '抵扣物业费',
  cash: '现金返还',
};

/** By what a home's share is reckoned. The first two divide a sum, the others say what one gets. */
export const SURPLUS_BASES = ['area', 'equal', 'per-m2-amount', 'per-unit-amount'] as const;
export type SurplusBasis = (typeof SURPLUS_BASES)[number];

export const surplusBasisNames: Readonly<Record<SurplusBasis, string>> = {
  area: '总额按专有面积分摊',
  equal: '总额按户均分',
  'per-m2-amount': '每平方米定额',
  'per-unit-amount': '每户定额',
};

/** Funds whose surplus is the owners' to decide on: the repair fund and other people's money are not. */
export const SURPLUS_FUNDS = ['F1', 'F2'] as const;
export type SurplusFund = (typeof SURPLUS_FUNDS)[number];

/** A home that takes part. */
export interface SurplusHome {
  readonly unitId: string;
  /** Registered area in ㎡, "89.50". */
  readonly area: string;
  /** Held by the developer: its bills are not settled from advances, so its share is owed to it. */
  readonly isDeveloper: boolean;
}

export interface SurplusPlan {
  readonly mode: SurplusMode;
  /** Null where nothing goes to single homes. */
  readonly basis: SurplusBasis | null;
  /** Yuan in all; null where what one gets is said instead. */
  readonly total: string | null;
  /** Yuan a ㎡ (at most six decimals) or a home; null where a sum is divided. */
  readonly rate: string | null;
}

/** What one home gets, and the weight it was reckoned by: hundredths of a ㎡, or 1. */
export interface SurplusLine {
  readonly unitId: string;
  readonly weight: bigint;
  readonly amount: Money;
  readonly isDeveloper: boolean;
}

export const goesToHomes = (mode: SurplusMode): boolean =>
  mode === 'credit-fees' || mode === 'cash';

const saysRate = (basis: SurplusBasis | null): boolean =>
  basis === 'per-m2-amount' || basis === 'per-unit-amount';

const YUAN = /^\d{1,16}(\.\d{1,2})?$/;
const PER_M2 = /^\d{1,8}(\.\d{1,6})?$/;

/** Every reason why this is no plan: each field that belongs to mode and basis, and no other. */
export function blockersOfPlan({ mode, basis, total, rate }: SurplusPlan): Problem[] {
  if (!goesToHomes(mode)) {
    return [
      ...unless(
        basis === null && rate === null,
        'basis',
        '结转和补充维修资金不分到各户，请不要选择分配口径',
      ),
      ...amountProblems('total', total, '请填写金额，大于零，最多两位小数'),
    ];
  }
  if (basis === null) return unless(false, 'basis', '请选择按面积、按户，还是每平方米、每户定额');
  if (!saysRate(basis)) {
    return [
      ...unless(rate === null, 'rate', '按总额分摊时不填每户或每平方米的金额'),
      ...amountProblems('total', total, '请填写分配总额，大于零，最多两位小数'),
    ];
  }
  return [
    ...unless(total === null, 'total', '按定额分配时总额由定额算出，不必填写'),
    ...rateProblems(basis, rate),
  ];
}

function rateProblems(basis: SurplusBasis, rate: string | null): Problem[] {
  if (basis === 'per-unit-amount')
    return amountProblems('rate', rate, '请填写每户金额，大于零，最多两位小数');
  const fits = rate !== null && PER_M2.test(rate) && !Rate.of(rate).isZero();
  return unless(fits, 'rate', '请填写每平方米金额，大于零，最多六位小数');
}

function amountProblems(field: string, text: string | null, sentence: string): Problem[] {
  const fits = text !== null && YUAN.test(text) && Money.yuan(text).isPositive();
  return unless(fits, field, sentence);
}

function unless(holds: boolean, field: string, message: string): Problem[] {
  return holds ? [] : [{ code: 'surplus.plan', message, field }];
}

/**
 * What each home gets, in the order given (callers pass a stable one). The lines always add up to
 * `totalOfPlan` to the fen: a sum is divided by largest remainder, so that nobody is a whole fen away from
 * her exact share; with an amount a ㎡ the sum of all areas is multiplied, rounded once, and divided.
 * @throws DomainError `split.no-weights` when no home takes part.
 */
export function surplusLines(plan: SurplusPlan, homes: readonly SurplusHome[]): SurplusLine[] {
  if (!goesToHomes(plan.mode) || plan.basis === null) return [];
  const weights = homes.map((home) => weightIn(plan.basis, home));
  const shares = splitByWeight(totalOfPlan(plan, homes), weights);
  return homes.map(({ unitId, isDeveloper }, index) => ({
    unitId,
    isDeveloper,
    weight: weights[index] ?? 0n,
    amount: shares[index] ?? Money.zero,
  }));
}

/** Yuan in all; a plan must have passed `blockersOfPlan`. */
export function totalOfPlan(plan: SurplusPlan, homes: readonly SurplusHome[]): Money {
  if (!saysRate(plan.basis)) return Money.yuan(plan.total ?? '');
  const each = Rate.of(plan.rate ?? '');
  const weights = homes.map((home) => weightIn(plan.basis, home));
  const whole = weights.reduce((sum, weight) => sum + weight, 0n);
  // a weight is a count of homes, or of hundredths of a ㎡
  const unit = plan.basis === 'per-m2-amount' ? Money.fen(whole) : Money.fen(whole * 100n);
  return unit.times(each);
}

const weightIn = (basis: SurplusBasis | null, { area }: SurplusHome): bigint =>
  basis === 'area' || basis === 'per-m2-amount' ? weightOf(area) : 1n;

/** 每户所得: "每平方米 2.00 元", "共 86,765.29 元，按专有面积分摊". */
export function wayOfPlan(plan: SurplusPlan, total: Money): string {
  if (plan.basis === 'per-m2-amount')
    return `每平方米 ${plan.rate ?? ''} 元，共 ${total.format()} 元`;
  if (plan.basis === 'per-unit-amount')
    return `每户 ${plan.rate ?? ''} 元，共 ${total.format()} 元`;
  const way = plan.basis === null ? '' : plan.basis === 'area' ? '，按专有面积分摊' : '，按户均分';
  return `共 ${total.format()} 元${way}`;
}
