/** 公共收益的来源: what the owners' common parts are let out for (domain: 4.1, 4.2). */
export const INCOME_KINDS = [
  'lift-adverts',
  'parking',
  'lockers',
  'telecom',
  'rent',
  'venue',
  'charging',
  'other',
] as const;

export type IncomeKind = (typeof INCOME_KINDS)[number];

export const incomeKindNames: Record<IncomeKind, string> = {
  'lift-adverts': '广告',
  parking: '停车',
  lockers: '快递柜',
  telecom: '通信机房',
  rent: '房屋出租',
  venue: '场地',
  charging: '充电桩',
  other: '其他',
};

/**
 * How money comes in. 'daily': sums of each day (临停日结); 'none': nobody has signed anything, which
 * everybody may see.
 */
export const SCHEDULES = ['monthly', 'quarterly', 'yearly', 'once', 'daily', 'none'] as const;

export type IncomeSchedule = (typeof SCHEDULES)[number];

export const scheduleNames: Record<IncomeSchedule, string> = {
  monthly: '按月',
  quarterly: '按季',
  yearly: '按年',
  once: '一次',
  daily: '按日结算',
  none: '无合同',
};

/** Whose the place is (民法典 275): only what is common earns for the trust. */
export const PLACE_OWNERS = ['COMMON', 'DEVELOPER', 'PRIVATE'] as const;

export type PlaceOwner = (typeof PLACE_OWNERS)[number];

export const placeOwnerNames: Record<PlaceOwner, string> = {
  COMMON: '业主共有',
  DEVELOPER: '开发商',
  PRIVATE: '个人',
};

export const COUNTERPARTY_KINDS = ['organisation', 'person'] as const;

export type CounterpartyKind = (typeof COUNTERPARTY_KINDS)[number];

/** Whether somebody owes instalments on days of the contract. */
export function hasInstalments(schedule: IncomeSchedule): boolean {
  return schedule !== 'daily' && schedule !== 'none';
}
