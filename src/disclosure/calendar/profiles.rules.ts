import type { DueRule } from './due-rule.rules';

/** What a place asks to be published, and how long it must hang. */
export interface JurisdictionProfile {
  /** Stable code. */
  readonly key: string;
  readonly name: string;
  /** Where it is written, and how sure we are of it. */
  readonly source: string;
  /** Days on show, the first included. */
  readonly showDays: number;
  readonly duties: readonly ProfileDuty[];
}

export interface ProfileDuty {
  readonly key: string;
  /** Kind of report that meets it. */
  readonly kind: string;
  readonly name: string;
  readonly due: DueRule;
}

const monthly = (day: number): DueRule => ({ every: 'month', monthsAfter: 1, day });
const quarterly = (day: number): DueRule => ({ every: 'quarter', monthsAfter: 1, day });
const yearly = (monthsAfter: number): DueRule => ({ every: 'year', monthsAfter, day: 31 });

const ACCOUNTS = { key: 'monthly-accounts', kind: 'income-expenditure', name: '收支公示表' };
const QUARTER = { key: 'quarterly', kind: 'quarterly-disclosure', name: '季度信息公开表' };
const INCOME = { key: 'common-income', kind: 'common-income', name: '公共收益明细表' };
const REPAIR = { key: 'repair-fund', kind: 'repair-fund', name: '专项维修资金收支表' };
const ANNUAL = { key: 'annual', kind: 'annual-trustee-report', name: '年度受托报告' };
const STATEMENTS = { key: 'statements', kind: 'fund-statements', name: '年度基金财务报表' };
const EXECUTION = { key: 'execution', kind: 'budget-execution', name: '年度预算执行表' };

const QUARTER_DAY = 20;
const MONTH_DAY = 15;
/** No national rule fixes a period or a number of days; a month on the board is what most places ask. */
const SHOW_DAYS = 30;

/**
 * 公示要求 by place (domain 2.4). Only what a report of ours can meet is a duty here. 成都: the text of the
 * 2024 rules was not at hand, so its profile is our proposal and says so.
 */
export const profiles: readonly JurisdictionProfile[] = [
  {
    key: 'chengdu',
    name: '成都（默认）',
    source:
      '按每月网上公示、每季正式公示、每年审计后公示设定；《成都市物业管理条例》（2024年10月1日施行）的条文请对照原文核对。',
    showDays: SHOW_DAYS,
    duties: [
      { ...ACCOUNTS, due: monthly(MONTH_DAY) },
      { ...QUARTER, due: quarterly(QUARTER_DAY) },
      { ...INCOME, due: quarterly(QUARTER_DAY) },
      { ...REPAIR, due: quarterly(QUARTER_DAY) },
      { ...EXECUTION, due: yearly(3) },
      { ...ANNUAL, due: yearly(3) },
      { ...STATEMENTS, due: yearly(3) },
    ],
  },
  {
    key: 'shanghai',
    name: '上海',
    source:
      '《上海市住宅物业管理规定》（2020）：维修资金至少每半年、公共收益每季度公布，年度审计。',
    showDays: SHOW_DAYS,
    duties: [
      { ...ACCOUNTS, due: monthly(MONTH_DAY) },
      { ...INCOME, due: quarterly(31) },
      { ...REPAIR, due: quarterly(31) },
      { ...ANNUAL, due: yearly(3) },
      { ...STATEMENTS, due: yearly(3) },
    ],
  },
  {
    key: 'beijing',
    name: '北京',
    source:
      '《北京市物业管理条例》（2020，2024修正）：每年公示上年履约、收支和本年预算，公共收益每季度公布。',
    showDays: SHOW_DAYS,
    duties: [
      { ...ACCOUNTS, due: monthly(MONTH_DAY) },
      { ...INCOME, due: quarterly(31) },
      { ...EXECUTION, due: yearly(3) },
      { ...ANNUAL, due: yearly(3) },
    ],
  },
  {
    key: 'zhejiang',
    name: '浙江（丽水、嘉兴）',
    source: '丽水、嘉兴物业管理规定：上一年度收支于三月底前公布。',
    showDays: SHOW_DAYS,
    duties: [
      { ...ACCOUNTS, due: monthly(MONTH_DAY) },
      { ...ANNUAL, due: yearly(3) },
    ],
  },
];

export const DEFAULT_PROFILE = 'chengdu';

/** The profile of that key; an unknown one is the default, which asks for most. */
export function profileOf(key: string): JurisdictionProfile {
  const [first] = profiles;
  return profiles.find((each) => each.key === key) ?? (first as JurisdictionProfile);
}
