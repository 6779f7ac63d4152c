import { day } from '../shared/day';
import { Money } from '../shared/money';
import {
  type AccountSum,
  type EntryWords,
  moneyMovedOf,
  publicSummaryOf,
  sentenceOf,
  titleOf,
} from './entry-words.rules';

const sum = (accountCode: string, amount: string, more: Partial<AccountSum> = {}): AccountSum => ({
  accountCode,
  accountName: accountCode,
  fund: 'F1',
  isCash: accountCode.startsWith('10'),
  debit: Money.yuan(amount),
  credit: Money.zero,
  homes: 0,
  ...more,
});
const credit = (accountCode: string, amount: string, more: Partial<AccountSum> = {}) =>
  sum(accountCode, '0.00', { credit: Money.yuan(amount), ...more });

const entry = (given: Partial<EntryWords> & Pick<EntryWords, 'sums'>): EntryWords => ({
  bookedOn: day('2026-03-12'),
  kind: 'general',
  summary: '',
  payeeName: null,
  ownHome: null,
  reverses: null,
  ...given,
});

const lift = entry({
  kind: 'payment',
  summary: '付3月电梯维保',
  payeeName: '示例电梯公司',
  sums: [sum('510301', '5670.00'), credit('100201', '5670.00')],
});

describe('an entry in plain words', () => {
  it.each([
    ['a payment', lift, '3月12日付给示例电梯公司 5,670.00 元，用于3月电梯维保。'],
    [
      'a payment whose 摘要 repeats the payee',
      { ...lift, summary: '支付示例电梯公司：3月电梯维保费' },
      '3月12日付给示例电梯公司 5,670.00 元，用于3月电梯维保费。',
    ],
    [
      'a payment without a word of its purpose',
      { ...lift, summary: '付示例电梯公司', payeeName: '示例电梯公司' },
      '3月12日付给示例电梯公司 5,670.00 元，用于电梯维保。',
    ],
    [
      'a neighbour’s fee',
      entry({
        kind: 'receipt',
        summary: '收1栋2单元301 张某 物业费',
        sums: [sum('100201', '85.63'), credit('112201', '85.63', { homes: 1 })],
      }),
      '3月12日收到一户业主交来的物业费 85.63 元。',
    ],
    [
      'one’s own fee',
      entry({
        kind: 'receipt',
        ownHome: '1栋2单元301',
        sums: [sum('100201', '85.63'), credit('112201', '85.63', { homes: 1 })],
      }),
      '3月12日收到您家（1栋2单元301）交来的物业费 85.63 元。',
    ],
    [
      'rent of a wall',
      entry({
        kind: 'receipt',
        summary: '一季度电梯广告费',
        payeeName: '示例广告公司',
        sums: [sum('100202', '6000.00'), credit('112203', '6000.00')],
      }),
      '3月12日收到示例广告公司交来的公共收益 6,000.00 元：一季度电梯广告费。',
    ],
    [
      'a transfer between own accounts',
      entry({ sums: [sum('100201', '900.00'), credit('101201', '900.00')] }),
      '3月12日在本小区自己的账户之间转了 900.00 元，总数没有变。',
    ],
    [
      'a cost that is only owed',
      entry({ summary: '计提3月电费', sums: [sum('5104', '800.00'), credit('2202', '800.00')] }),
      '3月12日记了一笔账 800.00 元：计提3月电费。账户里的钱没有动。',
    ],
    [
      'a reversal of a payment',
      entry({
        kind: 'reversal',
        reverses: '2026-03 记-12号',
        sums: [sum('510301', '-5670.00'), credit('100201', '-5670.00')],
      }),
      '3月12日用红字冲回了2026-03 记-12号，原来那笔不再算数，账户里加回 5,670.00 元。',
    ],
    [
      'the opening of the books',
      entry({ kind: 'opening', sums: [sum('100201', '9.00'), credit('3001', '9.00')] }),
      '3月12日起在本系统记账，移交进来的账目共 9.00 元，附双方签字的移交清单。',
    ],
  ])('%s', (_name, given, sentence) => {
    expect(sentenceOf(given)).toBe(sentence);
  });

  it.each([
    [lift, '电梯维保 · 示例电梯公司'],
    [entry({ kind: 'closing', sums: [sum('410101', '1.00'), credit('3201', '1.00')] }), '期末结转'],
    [
      entry({
        kind: 'billing',
        sums: [sum('112201', '9.00', { homes: 7 }), credit('410101', '9.00')],
      }),
      '应收物业费登记',
    ],
    [
      entry({ kind: 'reversal', sums: [sum('5105', '-1.00'), credit('100201', '-1.00')] }),
      '冲回：清洁卫生',
    ],
  ])('has a title', (given, title) => {
    expect(titleOf(given)).toBe(title);
  });

  it('keeps the 摘要 of an entry about other homes to itself', () => {
    const bill = entry({
      kind: 'billing',
      summary: '1栋101 等 3月物业费',
      sums: [sum('112201', '9.00', { homes: 782 }), credit('410101', '9.00')],
    });
    expect(publicSummaryOf(bill)).toBe('应收物业费登记（782 户）');
    expect(publicSummaryOf({ ...bill, ownHome: '1栋101' })).toBe('1栋101 等 3月物业费');
    expect(publicSummaryOf(lift)).toBe('付3月电梯维保');
  });

  it('a reversal counts against what it takes back', () => {
    const red = { kind: 'reversal', sums: [sum('5105', '-7.00'), credit('100201', '-7.00')] };
    const moved = moneyMovedOf(red);
    expect([moved.direction, moved.amount.toString()]).toEqual(['out', '-7.00']);
  });
});
