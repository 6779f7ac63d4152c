import type { UnitKind } from '../community/places.rules';
import { isFund } from '../ledger/funds.rules';
import type { Fund } from '../ledger/funds.rules';
import type { Day } from '../shared/day';
import type { Problem } from '../shared/domain-error';
import { isLateFee, LATE_FEE_PREFIX } from './late-fee.rules';

export const FEE_METHODS = ['area', 'fixed', 'metered', 'shared', 'parking'] as const;
export const SHARE_KEYS = ['area', 'equal', 'meter'] as const;

/** How the amount comes about: m² × price, so much a month, use × price, a share of a cost, a space a month. */
export type FeeMethod = (typeof FEE_METHODS)[number];

/** By what a common cost is divided (民法典 283: agreement first, else area). */
export type ShareKey = (typeof SHARE_KEYS)[number];

/** What a kind of unit is charged, and which income it is. */
export interface FeePrice {
  readonly kind: UnitKind;
  /** Yuan: per m² and month, per month, or per unit of measure; not said of a shared cost. */
  readonly price: string | null;
  /** 收入科目. */
  readonly income: string;
}

/** One fee (收费项目) of a schedule. Kinds of unit without a price are not charged. */
export interface Fee {
  /** Stable from version to version: 'service', 'parking', 'lift-power'. */
  readonly code: string;
  readonly name: string;
  readonly method: FeeMethod;
  /** Only, and always, of a shared cost. */
  readonly shareBy: ShareKey | null;
  /** 吨, 度; only, and always, where a meter is read. */
  readonly measure: string | null;
  readonly prices: readonly FeePrice[];
  /** Part of the price, 0–1, while a unit is reported vacant (空置). */
  readonly vacantRate: string;
  /** Part of the price, 0–1, the developer pays for what it has not handed over. */
  readonly developerRate: string;
  readonly fund: Fund;
  /** 应收科目 of owners, of the developer; 预收科目. */
  readonly receivable: string;
  readonly developerReceivable: string;
  readonly advance: string;
}

/** A version of the fee schedule (收费标准), in force until the next one begins. */
export interface FeeSchedule {
  readonly effectiveOn: Day;
  /** The owners' resolution or the contract clause it rests on. */
  readonly resolutionRef: string;
  /** Day of the billed month on which its bills fall due, 1–28. */
  readonly dueDay: number;
  readonly fees: readonly Fee[];
}

const CODE = /^[a-z][a-z0-9-]{1,29}$/;
const PRICE = /^\d{1,7}(\.\d{1,4})?$/;
const PART = /^(0(\.\d{1,4})?|1(\.0{1,4})?)$/;
const NAME_MAX = 30;
const FEES_MAX = 30;
const DUE_DAY_MAX = 28;

/** Every reason why this is no fee schedule; each names its field. */
export function blockersOfSchedule(schedule: FeeSchedule): Problem[] {
  const { fees, dueDay, resolutionRef } = schedule;
  const problems = fees.flatMap(blockersOfFee);
  if (resolutionRef.trim().length < 2) {
    const asks = '请填写收费标准所依据的业主大会决议或合同条款';
    problems.push(problem('resolution-missing', asks, 'resolutionRef'));
  }
  if (fees.length === 0 || fees.length > FEES_MAX) {
    problems.push(problem('fees', `请列出 1 至 ${FEES_MAX} 个收费项目`, 'fees'));
  }
  if (new Set(fees.map(({ code }) => code)).size < fees.length) {
    problems.push(problem('fee-twice', '同一收费项目代码只能用一次', 'fees'));
  }
  if (!Number.isInteger(dueDay) || dueDay < 1 || dueDay > DUE_DAY_MAX) {
    problems.push(problem('due-day', `缴费截止日请填写 1 至 ${DUE_DAY_MAX}`, 'dueDay'));
  }
  return problems;
}

/**
 * A new version begins on the first of a month that is not billed yet, after every earlier one: what a
 * household was charged by yesterday's prices stays as it was.
 */
export function blockersOfNewVersion(
  effectiveOn: Day,
  { earlier, billedThrough }: { earlier: readonly Day[]; billedThrough: Day | null },
): Problem[] {
  const problems: Problem[] = [];
  if (!effectiveOn.endsWith('-01')) {
    problems.push(problem('effective-on', '收费标准请从某月 1 日起执行', 'effectiveOn'));
  }
  if (billedThrough !== null && effectiveOn <= billedThrough) {
    const asks = `${billedThrough} 及以前已按原标准计费，请选择之后的月份`;
    problems.push(problem('period-billed', asks, 'effectiveOn'));
  }
  if (earlier.some((day) => day >= effectiveOn)) {
    const asks = '已有一个版本在这一天或之后执行，请选择更晚的月份';
    problems.push(problem('before-earlier', asks, 'effectiveOn'));
  }
  return problems;
}

function blockersOfFee(fee: Fee, at: number): Problem[] {
  const field = (name: string) => `fees[${at}].${name}`;
  const problems = [...blockersOfMethod(fee, field), ...blockersOfPrices(fee, field)];
  if (isLateFee(fee.code)) {
    const asks = `以 ${LATE_FEE_PREFIX} 开头的代码留给违约金，请换一个代码`;
    problems.push(problem('fee-code', asks, field('code')));
  }
  if (!CODE.test(fee.code)) {
    const asks = '收费项目代码请用小写字母、数字和短横，2 至 30 位';
    problems.push(problem('fee-code', asks, field('code')));
  }
  if (fee.name.trim() === '' || fee.name.length > NAME_MAX) {
    problems.push(problem('fee-name', `请填写收费项目名称，最多 ${NAME_MAX} 字`, field('name')));
  }
  for (const part of ['vacantRate', 'developerRate'] as const) {
    if (PART.test(fee[part])) continue;
    problems.push(problem('fee-part', '折扣请填写 0 至 1 的小数，例如 0.7', field(part)));
  }
  return [...problems, ...blockersOfAccounts(fee, field)];
}

function blockersOfMethod(fee: Fee, field: (name: string) => string): Problem[] {
  const problems: Problem[] = [];
  const isMetered = fee.method === 'metered' || fee.shareBy === 'meter';
  if ((fee.method === 'shared') !== (fee.shareBy !== null)) {
    problems.push(problem('share-key', '公摊费用必须选择分摊方式，其他费用不选', field('shareBy')));
  }
  if (isMetered !== (fee.measure !== null && fee.measure.trim() !== '')) {
    const asks = '按表计量的费用必须填写计量单位，例如 吨、度';
    problems.push(problem('measure', asks, field('measure')));
  }
  if (fee.method === 'parking' && fee.prices.some(({ kind }) => kind !== 'parking')) {
    problems.push(problem('parking-kind', '停车月费只能收自车位', field('prices')));
  }
  return problems;
}

function blockersOfPrices(fee: Fee, field: (name: string) => string): Problem[] {
  const problems: Problem[] = [];
  const kinds = fee.prices.map(({ kind }) => kind);
  if (kinds.length === 0 || new Set(kinds).size < kinds.length) {
    const asks = '请为要收费的房屋类别各填一个单价';
    problems.push(problem('price-kinds', asks, field('prices')));
  }
  fee.prices.forEach(({ price }, at) => {
    const fits = fee.method === 'shared' ? price === null : price !== null && PRICE.test(price);
    if (fits) return;
    const asks = '单价请填写最多四位小数的数字，公摊费用不填单价';
    problems.push(problem('price', asks, field(`prices[${at}].price`)));
  });
  return problems;
}

/** By their first digit: income only ever from 4xxx, and what others left with us is no fee at all. */
function blockersOfAccounts(fee: Fee, field: (name: string) => string): Problem[] {
  const asked: [string, string, string][] = [
    ['receivable', fee.receivable, '112'],
    ['developerReceivable', fee.developerReceivable, '1'],
    ['advance', fee.advance, '2203'],
    ...fee.prices.map(({ income }, at): [string, string, string] => [
      `prices[${at}].income`,
      income,
      '4',
    ]),
  ];
  const problems = asked
    .filter(([, code, start]) => !code.startsWith(start))
    .map(([name, , start]) => problem('fee-account', `请选择 ${start} 开头的科目`, field(name)));
  if (!isFund(fee.fund) || fee.fund === 'F4') {
    problems.push(problem('fee-fund', '收费必须记入一个非代收的基金', field('fund')));
  }
  return problems;
}

function problem(code: string, message: string, field: string): Problem {
  return { code: `charges.${code}`, message, field };
}
