import type { Day } from '../shared/day';
import { Money } from '../shared/money';
import type { Period } from '../shared/period';
import { chanceOf } from './seeded.rules';
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

/** All income vouchers of one month. */
export function incomeOf(month: Period, index: number): PlannedVoucher[] {
  const name = `${Number(month.slice(5))}月`;
  return [...parkingOf(month, index, name), ...commonIncomeOf(month, index, name)];
}

function parkingOf(month: Period, index: number, name: string): PlannedVoucher[] {
  const chance = chanceOf(104_729 + index);
  const transient = Money.yuan(`${chance.between(6100, 6900)}.00`);
  return [received(dayIn(month, 20), `${name}临时停车收入`, ['100201', 'F1', '420102'], transient)];
}

/** 公共收益: shown gross; the lift-advert contract's last quarter has not been paid (overdue). */
function commonIncomeOf(month: Period, index: number, name: string): PlannedVoucher[] {
  const rows: [on: number, summary: string, account: string, yuan: string][] = [
    [9, `${name}快递柜场地费`, '430103', '1000.00'],
    [11, `${name}充电桩场地费`, '430104', '800.00'],
    [16, `${name}活动场地使用费`, '430105', '500.00'],
    [17, `${name}废品回收款`, '430108', '300.00'],
  ];
  if (index % 3 === 0) rows.push([12, '本季度道闸及单元门广告费', '430102', '4500.00']);
  if (index % 3 === 1 && index < 10) rows.push([13, '本季度电梯广告费', '430101', '1800.00']);
  const vouchers = rows.map(([on, summary, account, yuan]) =>
    received(dayIn(month, on), summary, ['100202', 'F2', account], Money.yuan(yuan)),
  );
  if (index % 3 === 2) {
    vouchers.push(
      received(dayIn(month, 21), '银行存款利息', ['100201', 'F1', '4901'], Money.yuan('450.00')),
    );
  }
  return vouchers;
}
