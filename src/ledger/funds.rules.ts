import { invalid } from '../shared/domain-error';

/** Every posting belongs to exactly one fund, and each fund balances by itself (信托法 29). */
export const FUND_CODES = ['F1', 'F2', 'F3', 'F4', 'F5'] as const;

export type Fund = (typeof FUND_CODES)[number];

export interface FundOfTrust {
  readonly fund: Fund;
  readonly name: string;
  readonly english: string;
}

/** The five funds of a community's trust (domain: 3.2); a contract may rename them, never add one. */
export const FUNDS: readonly FundOfTrust[] = [
  { fund: 'F1', name: '物业服务信托基金', english: 'Service fund' },
  { fund: 'F2', name: '公共收益基金', english: 'Common income fund' },
  { fund: 'F3', name: '专项维修资金', english: 'Repair fund' },
  { fund: 'F4', name: '代收代付及押金', english: 'Agency and deposits' },
  { fund: 'F5', name: '应急预备金', english: 'Emergency reserve' },
];

/** Money of others that only passes through: never income, never expense. */
export const AGENCY_FUND: Fund = 'F4';

export function isFund(text: unknown): text is Fund {
  return FUND_CODES.some((code) => code === text);
}

/** @throws DomainError `ledger.unknown-fund`. */
export function fund(text: string): Fund {
  if (!isFund(text)) {
    throw invalid('ledger.unknown-fund', `没有“${text}”这个基金，请从 F1 至 F5 中选择`);
  }
  return text;
}

/** 物业服务信托基金 and so on. */
export function fundName(code: Fund): string {
  return FUNDS.find((each) => each.fund === code)?.name ?? code;
}
