import { Money } from '../shared/money';
import type { Problem } from '../shared/domain-error';

/** 开放式预算: how long the owners may speak, who decides, how far a sum may be moved without asking. */
export interface BudgetTerms {
  /** Whole days of public comment after the day it opens; 15 unless agreed otherwise. */
  commentDays: number;
  /** Who decides: the owners' meeting, or the committee where the owners delegated it to it. */
  decidedBy: 'owners' | 'committee';
  virement: {
    /** Part of the line that gives, per adjustment: "0.10". */
    share: string;
    /** Yuan that may be moved in all over the year. */
    yearly: string;
  };
}

/** 公示异议: an approved payment above the limit waits, and enough owners can stop it. */
export interface ObjectionTerms {
  /** Yuan, exclusive. */
  above: string;
  /** Whole days after the day of the approval. */
  days: number;
  /** Either of the two freezes the payment: so many households, or this part of the area. */
  households: number;
  areaShare: string;
}

/** 应急: within how many days what was done without a budget must be ratified. */
export interface EmergencyTerms {
  ratifyDays: number;
}

/** 议事规则, as far as the software counts by it. */
export interface ProcedureTerms {
  /** Whole days between the notice and the first day of voting (物业管理条例 13). */
  noticeDays: number;
  /** Owners one proxy may stand for. */
  proxyCap: number;
  secret: boolean;
  /**
   * Whether parking spaces and store rooms carry a vote: only where each is owned by itself (区分所有权解释 2);
   * spaces on the common ground are everybody's (民法典 275). Not said: they carry none.
   */
  countsSpaces?: boolean;
}

/** What a contract may say on the open budget; each part may be left out. */
export interface OpenBudgetTerms {
  budget?: BudgetTerms | null;
  /** Nothing agreed: payments do not wait, and cannot be frozen. */
  objection?: ObjectionTerms | null;
  emergency?: EmergencyTerms | null;
  procedure?: ProcedureTerms | null;
}

export const DEFAULT_BUDGET_TERMS: BudgetTerms = {
  commentDays: 15,
  decidedBy: 'owners',
  virement: { share: '0.10', yearly: '20000.00' },
};
const DEFAULT_EMERGENCY: EmergencyTerms = { ratifyDays: 7 };
const DEFAULT_PROCEDURE: Required<ProcedureTerms> = {
  noticeDays: 15,
  proxyCap: 3,
  secret: false,
  countsSpaces: false,
};

export function budgetTermsOf(terms: OpenBudgetTerms): BudgetTerms {
  return terms.budget ?? DEFAULT_BUDGET_TERMS;
}

/** Null: the contract knows no objection window. */
export function objectionTermsOf(terms: OpenBudgetTerms): ObjectionTerms | null {
  return terms.objection ?? null;
}

export function emergencyTermsOf(terms: OpenBudgetTerms): EmergencyTerms {
  return terms.emergency ?? DEFAULT_EMERGENCY;
}

export function procedureTermsOf(terms: OpenBudgetTerms): Required<ProcedureTerms> {
  return { ...DEFAULT_PROCEDURE, ...terms.procedure };
}

const DAYS_MAX = 90;
const NOTICE_MAX = 60;
const PROXIES_MAX = 100;
const HOUSEHOLDS_MAX = 100_000;
const DECIDERS = ['owners', 'committee'] as const;
/** Above 0, at most 1, four decimals. */
const SHARE = /^(0\.\d{1,4}|1(\.0{1,4})?)$/;

type Fields = Readonly<Record<string, unknown>>;

/** Every reason why these are not terms of an open budget; each names its field. */
export function blockersOfOpenBudgetTerms(terms: Fields): Problem[] {
  return [
    ...whenSaid(terms['budget'], 'budget', blockersOfBudget),
    ...whenSaid(terms['objection'], 'objection', blockersOfObjection),
    ...whenSaid(terms['emergency'], 'emergency', ({ ratifyDays }) =>
      count('emergency.ratifyDays', '应急支出的追认天数', ratifyDays, [1, DAYS_MAX]),
    ),
    ...whenSaid(terms['procedure'], 'procedure', blockersOfProcedure),
  ];
}

function blockersOfBudget({ commentDays, decidedBy, virement }: Fields): Problem[] {
  const limits = fieldsOf(virement) ?? {};
  return [
    ...count('budget.commentDays', '预算征求意见天数', commentDays, [0, DAYS_MAX]),
    ...unless(
      DECIDERS.some((one) => one === decidedBy),
      'budget.decidedBy',
      '请选择预算由业主大会表决，还是由业委会决定',
    ),
    ...unless(
      isShare(limits['share']),
      'budget.virement.share',
      '调剂比例请填写 0 至 1 的小数，例如 0.10',
    ),
    ...unless(
      isYuan(limits['yearly']),
      'budget.virement.yearly',
      '请填写全年可调剂的金额，例如 20000.00',
    ),
  ];
}

function blockersOfObjection({ above, days, households, areaShare }: Fields): Problem[] {
  return [
    ...unless(isYuan(above), 'objection.above', '请填写需要公示异议的金额界限，例如 5000.00'),
    ...count('objection.days', '异议期天数', days, [1, DAYS_MAX]),
    ...count('objection.households', '提出异议的户数', households, [1, HOUSEHOLDS_MAX]),
    ...unless(
      isShare(areaShare),
      'objection.areaShare',
      '异议面积比例请填写 0 至 1 的小数，例如 0.05',
    ),
  ];
}

function blockersOfProcedure({
  noticeDays,
  proxyCap,
  secret,
  countsSpaces = false,
}: Fields): Problem[] {
  return [
    ...count('procedure.noticeDays', '表决前的公告天数', noticeDays, [0, NOTICE_MAX]),
    ...count('procedure.proxyCap', '一人可代理的业主数', proxyCap, [0, PROXIES_MAX]),
    ...unless(typeof secret === 'boolean', 'procedure.secret', '请选择记名或无记名表决'),
    ...unless(
      typeof countsSpaces === 'boolean',
      'procedure.countsSpaces',
      '请选择车位、储藏室是否计入表决',
    ),
  ];
}

function whenSaid(given: unknown, field: string, judge: (fields: Fields) => Problem[]): Problem[] {
  if (given === undefined || given === null) return [];
  const fields = fieldsOf(given);
  return fields ? judge(fields) : unless(false, field, '这一项条款的格式不对，请重新填写');
}

function count(
  field: string,
  name: string,
  given: unknown,
  [least, most]: readonly [number, number],
): Problem[] {
  const fits = Number.isInteger(given) && Number(given) >= least && Number(given) <= most;
  return unless(fits, field, `${name}请填写 ${least} 至 ${most} 的整数`);
}

function isShare(given: unknown): boolean {
  return typeof given === 'string' && SHARE.test(given) && /[1-9]/.test(given);
}

function isYuan(given: unknown): boolean {
  return (
    typeof given === 'string' &&
    /^\d{1,16}(\.\d{1,2})?$/.test(given) &&
    !Money.yuan(given).isNegative()
  );
}

function unless(holds: boolean, field: string, message: string): Problem[] {
  return holds ? [] : [{ code: 'contract.terms', message, field: `terms.${field}` }];
}

function fieldsOf(given: unknown): Fields | null {
  return typeof given === 'object' && given !== null && !Array.isArray(given)
    ? (given as Fields)
    : null;
}
