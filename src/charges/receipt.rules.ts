import { hash } from 'node:crypto';
import type { Fund } from '../ledger/funds.rules';
import { invalid } from '../shared/domain-error';
import type { DomainError } from '../shared/domain-error';
import type { Part } from './allocation.rules';

export const RECEIPT_METHODS = ['cash', 'transfer', 'pos'] as const;

/** 现金, 转账, POS: how money comes to the counter. */
export type CounterMethod = (typeof RECEIPT_METHODS)[number];

/** And 线上支付, which no cashier can enter: the payment firm says so itself. */
export type ReceiptMethod = CounterMethod | 'online';

export const methodNames: Record<ReceiptMethod | 'match', string> = {
  cash: '现金',
  transfer: '银行转账',
  pos: '刷卡（POS）',
  online: '线上支付',
  match: '待查款认领',
};

/** Where money that came this way stands: the till, a bank account of the trust, on its way. */
const MONEY: Record<ReceiptMethod, RegExp> = {
  cash: /^1001$/,
  // 维修资金户 holds money of another law: no household pays into it here
  transfer: /^1002(01|02)(\d{2})*$/,
  pos: /^101201$/,
  online: /^101201$/,
};

/** Why money received this way cannot stand on this account; null when it can. */
export function refusalOfMoney(method: ReceiptMethod, account: string): DomainError | null {
  if (MONEY[method].test(account)) return null;
  return invalid(
    'charges.money-account',
    `${methodNames[method]}收款不能记入科目 ${account}，请选择对应的现金、信托专户或在途科目`,
  );
}

/** 公共收益户 holds money of the common income fund, every other account of the service fund. */
export function fundOfMoney(account: string): Fund {
  return account.startsWith('100202') ? 'F2' : 'F1';
}

const DIGITS = 6;

/** 收据号: a series of its own each year, without a gap. */
export function receiptNumberOf({ year, no }: { year: number; no: number }): string {
  return `SJ${year}-${String(no).padStart(DIGITS, '0')}`;
}

/** SHA-256 over where the money went (RFC 8785), in the order of the bills: the receipt's leaf has it. */
export function rootOfParts(parts: readonly Part[]): string {
  const lines = [...parts]
    .sort((a, b) => (a.billId < b.billId ? -1 : 1))
    .map(({ billId, amount }) => `{"amount":"${amount.toString()}","bill_id":"${billId}"}`);
  return hash('sha256', lines.join('\n'));
}
