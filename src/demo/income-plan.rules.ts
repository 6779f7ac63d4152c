import type { Day } from '../shared/day';
import { Money } from '../shared/money';
import type { Period } from '../shared/period';
import { dayIn } from './spending-plan.rules';

export interface PlannedLine {
  accountCode: string;
  fund: string;
  debit: Money;
  credit: Money;
}

/** A voucher the accountant prepares and the reviewer posts. */
export interface PlannedVoucher {
  on: Day;
  summary: string;
  kind: 'general' | 'opening';
  lines: PlannedLine[];
}

const none = Money.zero;
export const debit = (accountCode: string, fund: string, amount: Money): PlannedLine => ({
  accountCode,
  fund,
  debit: amount,
  credit: none,
});
export const credit = (accountCode: string, fund: string, amount: Money): PlannedLine => ({
  accountCode,
  fund,
  debit: none,
  credit: amount,
});

/** Money arriving: debit the bank, credit what it pays. */
function received(
  on: Day,
  summary: string,
  way: [bank: string, fund: string, from: string],
  amount: Money,
): PlannedVoucher {
  const [bank, fund, from] = way;
  return {
    on,
    summary,
    kind: 'general',
    lines: [debit(bank, fund, amount), credit(from, fund, amount)],
  };
}

/** What the former manager handed over, fund by fund, on the day the books open (移交清单). */
export function openingVoucher(on: Day): PlannedVoucher {
  const handed: [account: string, fund: string, yuan: string, against: string][] = [
    ['100201', 'F1', '186430.55', '3001'],
    ['100202', 'F2', '41260.00', '3001'],
    ['100203', 'F3', '1126584.37', '3103'],
    ['100201', 'F4', '26000.00', '224101'],
    ['100201', 'F5', '60000.00', '3102'],
  ];
  return {
    on,
    summary: '期初移交：按三方签字的移交清单建账',
    kind: 'opening',
    lines: handed.flatMap(([account, fund, yuan, against]) => [
      debit(account, fund, Money.yuan(yuan)),
      credit(against, fund, Money.yuan(yuan)),
    ]),
  };
}

const MONTHS_OF_QUARTER = 3;

const INTEREST: readonly (readonly [
  account: string,
  fund: string,
  income: string,
  yuan: string,
])[] = [
  ['100201', 'F1', '4901', '450.00'],
  ['100202', 'F2', '4901', '86.40'],
  ['100203', 'F3', '4901', '1126.60'],
];

/** 结息: on the last month of a quarter, on each account of the bank. */
export function interestOf(month: Period, index: number): PlannedVoucher[] {
  if (index % MONTHS_OF_QUARTER !== 2) return [];
  return INTEREST.map(([account, fund, income, yuan]) =>
    received(dayIn(month, 21), '银行存款利息', [account, fund, income], Money.yuan(yuan)),
  );
}
