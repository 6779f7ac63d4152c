import type { Chart } from '../ledger/chart.rules';
import type { Day } from '../shared/day';
import type { Problem } from '../shared/domain-error';
import { Money } from '../shared/money';
import { periodOf } from '../shared/period';
import type { Period } from '../shared/period';
import { Rate } from '../shared/rate';
import { hasInstalments } from './income-kinds.rules';
import type {
  CounterpartyKind,
  IncomeKind,
  IncomeSchedule,
  PlaceOwner,
} from './income-kinds.rules';

/** 开发商分成: part of each payment, or yuan: of an instalment, or of a month where it is settled daily. */
export interface DeveloperShare {
  readonly kind: 'rate' | 'sum';
  /** "0.3", or yuan "56000.00". */
  readonly value: string;
}

/** One version of what a common part is let out for. A later version takes its place from its first day. */
export interface IncomeTerms {
  readonly kind: IncomeKind;
  /** Where: "1至9栋电梯轿厢". */
  readonly place: string;
  readonly owner: PlaceOwner;
  /** Who uses and pays; '' where nobody has signed. */
  readonly counterparty: string;
  readonly counterpartyKind: CounterpartyKind;
  readonly startsOn: Day;
  /** Last day; null only without a contract. */
  readonly endsOn: Day | null;
  readonly schedule: IncomeSchedule;
  /** Yuan per instalment; null where there are none. */
  readonly amount: string | null;
  /** Day of an instalment's first month on which it is due, 1–28; null where there are none. */
  readonly dueDay: number | null;
  readonly incomeAccount: string;
  /** 直接成本科目: what letting it out costs, of account 5301. */
  readonly costAccounts: readonly string[];
  readonly developerShare: DeveloperShare | null;
  readonly fileId: string | null;
  /** 依据的决议; '' without a contract. */
  readonly resolutionRef: string;
}

const INCOME_ACCOUNT = /^(4301|4201)\d{2}(\d{2})*$/;
const COST_ACCOUNT = /^5301(\d{2})*$/;
const RATE = /^0\.\d{1,6}$/;
const SUM = /^\d{1,12}(\.\d{1,2})?$/;

/** Every reason why these are no terms; each names its field. */
export function blockersOfTerms(terms: IncomeTerms): Problem[] {
  return [
    ...blockersOfPlace(terms),
    ...(terms.schedule === 'none' ? blockersWithoutContract(terms) : blockersOfContract(terms)),
    ...blockersOfAmount(terms),
    ...blockersOfShare(terms),
  ];
}

/** Accounts that are not in the chart, out of use, or have accounts below them. */
export function blockersOfAccounts(
  { incomeAccount, costAccounts }: Pick<IncomeTerms, 'incomeAccount' | 'costAccounts'>,
  chart: Chart,
): Problem[] {
  const named = [
    ['incomeAccount', incomeAccount] as const,
    ...costAccounts.map((code, at) => [`costAccounts[${at}]`, code] as const),
  ];
  return named
    .filter(([, code]) => !chart.get(code)?.isLeaf || !chart.get(code)?.active)
    .map(([field, code]) =>
      problem('account', `科目 ${code} 不存在、已停用或已设下级，请从科目表中重选`, field),
    );
}

/** What a new version meets: the day it begins, and months of this contract that are booked already. */
export interface VersionBefore {
  readonly startsOn: Day;
  readonly booksStartOn: Day;
  /** Day on which the version before begins; null for the first. */
  readonly beganOn: Day | null;
  /** Last month with an accrual that stands. */
  readonly accruedThrough: Period | null;
}

/** A version begins after the one before it, and never in a month that is booked: it would change it. */
export function blockersOfVersion(version: VersionBefore): Problem[] {
  const { startsOn, booksStartOn, beganOn, accruedThrough } = version;
  const refused = (code: string, message: string) => [problem(code, message, 'startsOn')];
  if (startsOn < booksStartOn) {
    return refused(
      'before-books',
      `账簿自 ${booksStartOn} 启用，请从启用日之后的首个付款期登记；以前的应收已在期初移交中`,
    );
  }
  if (beganOn !== null && startsOn <= beganOn) {
    return refused('version-not-later', `新版本应晚于上一版本的开始日 ${beganOn}`);
  }
  if (accruedThrough !== null && periodOf(startsOn) <= accruedThrough) {
    return refused(
      'accrued-already',
      `${accruedThrough} 及以前已经计提，新版本请从之后的月份开始，或先终止原合同`,
    );
  }
  return [];
}

function blockersOfPlace({ place, incomeAccount, costAccounts }: IncomeTerms): Problem[] {
  const problems: Problem[] = [];
  if (place.trim().length < 2)
    problems.push(problem('place', '请写明部位，例如 1至9栋电梯轿厢', 'place'));
  if (!INCOME_ACCOUNT.test(incomeAccount)) {
    problems.push(
      problem('income-account', '公共收益应记入 4301 或 4201 的明细科目', 'incomeAccount'),
    );
  }
  costAccounts.forEach((code, at) => {
    if (COST_ACCOUNT.test(code)) return;
    const message = `直接成本应记入 5301 或其下级科目，${code} 不是`;
    problems.push(problem('cost-account', message, `costAccounts[${at}]`));
  });
  return problems;
}

/** A place that is used, or could be, and has no contract: registered so that it is seen. */
function blockersWithoutContract(terms: IncomeTerms): Problem[] {
  const { endsOn, fileId } = terms;
  const says = endsOn !== null || fileId !== null;
  return says
    ? [problem('no-contract', '没有合同的部位不填期限和合同文件；有合同请选择付款方式', 'schedule')]
    : [];
}

function blockersOfContract(terms: IncomeTerms): Problem[] {
  const { counterparty, startsOn, endsOn, fileId, resolutionRef, schedule } = terms;
  const problems: Problem[] = [];
  const needsPaper = schedule !== 'daily';
  if (needsPaper && counterparty.trim().length < 2) {
    problems.push(problem('counterparty', '请填写合同对方的名称', 'counterparty'));
  }
  if (endsOn === null) problems.push(problem('ends', '请填写合同的到期日', 'endsOn'));
  if (endsOn !== null && endsOn < startsOn) {
    problems.push(
      problem('ends-before-start', `到期日 ${endsOn} 早于开始日 ${startsOn}，请核对合同`, 'endsOn'),
    );
  }
  if (needsPaper && fileId === null) {
    problems.push(
      problem('file', '请上传合同文件；确实没有合同的，付款方式请选“无合同”', 'fileId'),
    );
  }
  if (resolutionRef.trim().length < 2) {
    problems.push(problem('resolution', '请填写所依据的业主大会或业委会决议', 'resolutionRef'));
  }
  return problems;
}

function blockersOfAmount({ schedule, amount, dueDay }: IncomeTerms): Problem[] {
  if (!hasInstalments(schedule)) {
    return amount === null && dueDay === null
      ? []
      : [problem('amount', '按日结算或无合同的部位没有每期金额和付款日', 'amount')];
  }
  const isDay = dueDay !== null && Number.isInteger(dueDay) && dueDay >= 1 && dueDay <= 28;
  return [
    ...(isSum(amount) ? [] : [problem('amount', '请填写每期金额（元），应大于零', 'amount')]),
    ...(isDay ? [] : [problem('due-day', '付款日请填写 1 至 28', 'dueDay')]),
  ];
}

function blockersOfShare({ developerShare, amount, owner }: IncomeTerms): Problem[] {
  if (developerShare === null) return [];
  const refusal =
    owner === 'COMMON'
      ? refusalOfShare(developerShare, amount)
      : '不属于业主共有的部位不入信托账，不登记开发商分成';
  return refusal === null ? [] : [problem('developer-share', refusal, 'developerShare')];
}

function refusalOfShare({ kind, value }: DeveloperShare, amount: string | null): string | null {
  if (kind === 'rate') {
    const isPart = RATE.test(value) && !Rate.of(value).isZero();
    return isPart ? null : '分成比例请填写 0 与 1 之间的小数，例如 0.3';
  }
  if (!isSum(value)) return '分成金额请填写大于零的元数';
  const tooMuch = isSum(amount) && Money.yuan(value).isMoreThan(Money.yuan(amount));
  return tooMuch ? '开发商分成不能超过每期金额' : null;
}

/** Yuan above zero, as text. */
function isSum(text: string | null): text is string {
  return text !== null && SUM.test(text) && Money.yuan(text).isPositive();
}

function problem(code: string, message: string, field: string): Problem {
  return { code: `income.${code}`, message, field };
}
