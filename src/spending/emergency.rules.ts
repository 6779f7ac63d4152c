import { type Day, plusDays } from '../shared/day';
import type { Problem } from '../shared/domain-error';
import { haltErrors } from './halts.errors';

/** 应急的理由: the only grounds on which anything is spent without a budget. */
export const EMERGENCY_GROUNDS = [
  'safety',
  'fire',
  'flood',
  'lift',
  'water',
  'power',
  'other',
] as const;

export type EmergencyGrounds = (typeof EMERGENCY_GROUNDS)[number];

export const groundsNames: Record<EmergencyGrounds, string> = {
  safety: '人身安全',
  fire: '消防',
  flood: '水浸防汛',
  lift: '电梯故障困人',
  water: '供水排水中断',
  power: '供电中断',
  other: '其他紧急情况',
};

/** What the clerk writes of an emergency. */
export interface EmergencyContent {
  grounds: EmergencyGrounds;
  /** What happened, and why it could not wait. */
  description: string;
}

/** 追认期限从次日起算: the last of `days` whole days after the day of the submission. */
export function ratifyBy(submittedOn: Day, days: number): Day {
  return plusDays(submittedOn, days);
}

/** Nobody ratifies it any more. */
export function isPastRatifying(today: Day, lastDay: Day): boolean {
  return today > lastDay;
}

/** What the standing of an emergency is called in public. */
export type EmergencyState =
  'awaiting-review' | 'awaiting' | 'ratified' | 'refused' | 'lapsed' | 'withdrawn';

export const emergencyStateNames: Record<EmergencyState, string> = {
  'awaiting-review': '已公示，待公司审核',
  awaiting: '已公示，待业委会追认',
  ratified: '已追认',
  refused: '不予追认，已转为应收受托人',
  lapsed: '逾期未追认，已转为应收受托人',
  withdrawn: '已退回或撤回，没有入账',
};

/** As much of an emergency as decides how it stands. */
export interface EmergencyFacts {
  outcome: 'ratified' | 'refused' | 'lapsed' | null;
  booked: boolean;
  /** The request is in this version still, and neither rejected nor withdrawn. */
  current: boolean;
}

export function emergencyStateOf({ outcome, booked, current }: EmergencyFacts): EmergencyState {
  if (outcome !== null) return outcome;
  if (!current) return 'withdrawn';
  return booked ? 'awaiting' : 'awaiting-review';
}

/** Why an emergency on this account cannot be submitted; empty when it can. */
export function blockersOfEmergency(request: {
  emergency: boolean;
  accountKind: string | null;
}): Problem[] {
  if (!request.emergency || request.accountKind === null || request.accountKind === 'expense') {
    return [];
  }
  const { code, message } = haltErrors.emergencyNotExpense();
  return [{ code, message, field: 'accountCode' }];
}
