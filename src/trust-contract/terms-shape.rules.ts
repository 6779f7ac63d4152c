import { isDay } from '../shared/day';
import type { Problem } from '../shared/domain-error';
import { Money } from '../shared/money';
import { blockersOfInquiryTerms } from './inquiry-terms.rules';
import { blockersOfOpenBudgetTerms } from './open-budget-terms.rules';

export const FUNDS = ['F1', 'F2', 'F3', 'F4', 'F5'] as const;
export const SURPLUS_RULES = ['carry', 'top-up-repair-fund', 'credit-fees', 'cash'] as const;
export const SHARE_BY = ['area', 'equal'] as const;
const APPROVERS = ['reviewer', 'committee'] as const;

const TEXT_MAX = 1000;
const STEPS_MAX = 9;
const APPROVALS_MAX = 9;
const CONSULTATION_MAX = 90;
const QUOTES_MAX = 9;
const GRACE_MAX = 365;
/** 0.1 % a day at most, six decimals; a cap of the whole bill at most. */
const LATE_PER_DAY = /^0(\.000\d{1,3}|\.001(0{1,3})?)$/;
const LATE_CAP = /^(0\.\d{1,4}|1(\.0{1,4})?)$/;

/** As a person reads it; of a list (`funds[2].name`) what stands in its rows. */
const NAMES: Readonly<Record<string, string>> = {
  'trustor.name': '委托人名称',
  'trustee.name': '受托人名称',
  beneficiaries: '受益人',
  purpose: '信托目的',
  'funds.fund': '基金',
  'funds.name': '基金名称',
  'approvalLadder.by': '由谁批准',
  'approvalLadder.approvals': '同意人数',
  'approvalLadder.consultationDays': '公示天数',
  quotesNeeded: '比价家数',
  surplusRule: '盈余处理方式',
  shareBy: '分摊方式',
  'remuneration.rule': '报酬的计提办法',
  'disclosure.what': '公示事项',
  'disclosure.due': '公示时间',
  'lateFee.graceDays': '违约金宽限天数',
};

function nameOf(field: string): string {
  return NAMES[field.replace(/\[\d+\]/, '')] ?? '这一项';
}

type Fields = Readonly<Record<string, unknown>>;

/** Every reason why these are not terms of a trust contract; each names its field. */
export function blockersOfTerms(given: unknown): Problem[] {
  const terms = fieldsOf(given);
  if (!terms) return [problem('terms', '请填写合同条款')];
  return [
    ...['trustor', 'trustee'].flatMap((side) => blockersOfParty(side, terms[side])),
    ...['beneficiaries', 'purpose'].flatMap((field) => blockersOfText(field, terms[field])),
    ...blockersOfTerm(terms),
    ...blockersOfFunds(terms['funds']),
    ...blockersOfLadder(terms['approvalLadder']),
    ...blockersOfQuotes(terms),
    ...blockersOfChoice('surplusRule', terms['surplusRule'], SURPLUS_RULES),
    ...blockersOfChoice('shareBy', terms['shareBy'], SHARE_BY),
    ...blockersOfRemuneration(terms['remuneration']),
    ...blockersOfDisclosure(terms['disclosure']),
    ...blockersOfLateFee(terms['lateFee']),
    ...blockersOfOpenBudgetTerms(terms),
    ...blockersOfInquiryTerms(terms['inquiry']),
  ];
}

function blockersOfParty(side: string, given: unknown): Problem[] {
  const party = fieldsOf(given);
  return blockersOfText(`${side}.name`, party?.['name']).concat(
    // An address may be unknown at first; it must be text all the same.
    typeof party?.['address'] === 'string' ? [] : [problem(`${side}.address`, '请填写住所')],
  );
}

function blockersOfTerm(terms: Fields): Problem[] {
  const [start, end] = [terms['termStartsOn'], terms['termEndsOn']];
  if (!isDay(start)) return [problem('termStartsOn', '请填写信托期限的起始日')];
  if (!isDay(end)) return [problem('termEndsOn', '请填写信托期限的终止日')];
  return end > start ? [] : [problem('termEndsOn', '信托期限的终止日必须晚于起始日')];
}

function blockersOfFunds(given: unknown): Problem[] {
  if (!Array.isArray(given) || given.length === 0) return [problem('funds', '请列出信托的基金')];
  const funds = given.map(fieldsOf);
  const codes = funds.map((each) => each?.['fund']);
  const problems = funds.flatMap((each, at) => [
    ...blockersOfChoice(`funds[${at}].fund`, each?.['fund'], FUNDS),
    ...blockersOfText(`funds[${at}].name`, each?.['name']),
  ]);
  if (new Set(codes).size < codes.length) problems.push(problem('funds', '同一基金只能列一次'));
  return problems;
}

function blockersOfLadder(given: unknown): Problem[] {
  if (!Array.isArray(given) || given.length === 0 || given.length > STEPS_MAX) {
    return [problem('approvalLadder', `请列出 1 至 ${STEPS_MAX} 级审批权限`)];
  }
  const steps = given.map(fieldsOf);
  const problems = steps.flatMap((step, at) => blockersOfStep(step, at, at === steps.length - 1));
  const limits = steps.slice(0, -1).map((step) => moneyOf(step?.['upTo']));
  const sorted = limits.every((limit, at) => {
    const before = limits[at - 1];
    return at === 0 || !limit || !before || limit.isMoreThan(before);
  });
  if (!sorted) problems.push(problem('approvalLadder', '各级金额上限必须从小到大'));
  return problems;
}

function blockersOfStep(step: Fields | null, at: number, last: boolean): Problem[] {
  const field = `approvalLadder[${at}]`;
  if (!step) return [problem(field, `第 ${at + 1} 级审批权限没有填写`)];
  return [
    ...blockersOfChoice(`${field}.by`, step['by'], APPROVERS),
    ...blockersOfCount(`${field}.approvals`, step['approvals'], [1, APPROVALS_MAX]),
    ...blockersOfCount(`${field}.consultationDays`, step['consultationDays'], [
      0,
      CONSULTATION_MAX,
    ]),
    ...(last ? blockersOfLastStep(step, field) : blockersOfLimit(step, field)),
    ...blockersOfFirmStep(step, field),
  ];
}

function blockersOfLastStep(step: Fields, field: string): Problem[] {
  const isOpen = step['upTo'] === null && step['by'] === 'committee';
  return isOpen ? [] : [problem(field, '最后一级不设上限，并且必须由业委会批准')];
}

function blockersOfLimit(step: Fields, field: string): Problem[] {
  const isLimit = moneyOf(step['upTo'])?.isPositive() ?? false;
  return isLimit ? [] : [problem(`${field}.upTo`, '这一级的金额上限应大于零')];
}

/** Within the firm one review decides, and nobody is asked. */
function blockersOfFirmStep(step: Fields, field: string): Problem[] {
  const isPlain = step['approvals'] === 1 && step['consultationDays'] === 0;
  return step['by'] !== 'reviewer' || isPlain
    ? []
    : [problem(field, '由审核人决定的一级只需一人，也不设公示期')];
}

function blockersOfQuotes(terms: Fields): Problem[] {
  const limit = moneyOf(terms['quotesAbove']);
  return [
    ...(limit && !limit.isNegative() ? [] : [problem('quotesAbove', '请填写需要比价的金额界限')]),
    ...blockersOfCount('quotesNeeded', terms['quotesNeeded'], [0, QUOTES_MAX]),
  ];
}

function blockersOfRemuneration(given: unknown): Problem[] {
  const remuneration = fieldsOf(given);
  const rate = remuneration?.['rate'];
  return [
    ...blockersOfText('remuneration.rule', remuneration?.['rule']),
    ...(typeof rate === 'string' && /^(0(\.\d{1,6})?|1(\.0{1,6})?)$/.test(rate)
      ? []
      : [problem('remuneration.rate', '报酬比例请填写 0 至 1 的小数，例如 0.10')]),
  ];
}

function blockersOfDisclosure(given: unknown): Problem[] {
  if (!Array.isArray(given)) return [problem('disclosure', '请列出公示事项，没有则为空')];
  return given
    .map(fieldsOf)
    .flatMap((each, at) => [
      ...blockersOfText(`disclosure[${at}].what`, each?.['what']),
      ...blockersOfText(`disclosure[${at}].due`, each?.['due']),
    ]);
}

/** May be left out: a contract that says nothing of it knows no late fee (民法典 585). */
function blockersOfLateFee(given: unknown): Problem[] {
  if (given === undefined || given === null) return [];
  const late = fieldsOf(given);
  const problems = blockersOfCount('lateFee.graceDays', late?.['graceDays'], [0, GRACE_MAX]);
  if (!isPartAbove0(late?.['perDay'], LATE_PER_DAY)) {
    const asks = '违约金日利率请填写不超过 0.001 的小数，例如 0.0005';
    problems.push(problem('lateFee.perDay', asks));
  }
  if (!isPartAbove0(late?.['cap'], LATE_CAP)) {
    const asks = '违约金上限请填写欠费的 0 至 1 的比例，例如 0.3';
    problems.push(problem('lateFee.cap', asks));
  }
  return problems;
}

function isPartAbove0(given: unknown, form: RegExp): boolean {
  return typeof given === 'string' && form.test(given) && /[1-9]/.test(given);
}

function blockersOfText(field: string, given: unknown): Problem[] {
  const fits = typeof given === 'string' && given.trim() !== '' && given.length <= TEXT_MAX;
  return fits ? [] : [problem(field, `请填写${nameOf(field)}，最多 ${TEXT_MAX} 字`)];
}

function blockersOfChoice(field: string, given: unknown, choices: readonly string[]): Problem[] {
  return choices.some((choice) => choice === given)
    ? []
    : [problem(field, `请从给出的选项中选择${nameOf(field)}`)];
}

function blockersOfCount(
  field: string,
  given: unknown,
  [least, most]: [number, number],
): Problem[] {
  return Number.isInteger(given) && Number(given) >= least && Number(given) <= most
    ? []
    : [problem(field, `${nameOf(field)}请填写 ${least} 至 ${most} 的整数`)];
}

function moneyOf(given: unknown): Money | null {
  return typeof given === 'string' && /^\d{1,16}(\.\d{1,2})?$/.test(given)
    ? Money.yuan(given)
    : null;
}

function fieldsOf(given: unknown): Fields | null {
  return typeof given === 'object' && given !== null && !Array.isArray(given)
    ? (given as Fields)
    : null;
}

function problem(field: string, message: string): Problem {
  return { code: 'contract.terms', message, field: field === 'terms' ? field : `terms.${field}` };
}
