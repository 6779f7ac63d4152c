import { readBudgetSheet, SHEET_TITLES } from './budget-sheet.rules';
import type { SheetContext } from './budget-sheet.rules';

const LINE = '0197a1a0-0000-7000-8000-000000000001';
const CONTEXT: SheetContext = {
  accounts: new Map([
    ['410101', 'income'],
    ['420101', 'income'],
    ['5101', 'expense'],
    ['5901', 'expense'],
  ]),
  lineIds: new Set([LINE]),
};
const HEADER = Object.values(SHEET_TITLES).map(([title]) => title);
const FEES = [
  '收入',
  '物业费',
  '410101',
  '㎡·月',
  '1.20',
  '83404',
  '12',
  '92%',
  '1104936.19',
  '',
  '应收',
  LINE,
];
const WAGES = ['支出', '工资', '5101', '月', '65900', '1', '12', '', '', '否', '在岗 12 人', ''];

const read = (...rows: (readonly string[])[]) =>
  readBudgetSheet(
    [['锦和苑 2026 年预算'], HEADER, ...rows].map((cells, at) => ({ line: at + 1, cells })),
    CONTEXT,
  );
const faults = (...rows: (readonly string[])[]) =>
  read(...rows).problems.map(({ line, column }) => `${line} ${column ?? ''}`);
const with_ = (row: readonly string[], column: keyof typeof SHEET_TITLES, cell: string) =>
  row.map((each, at) => (at === Object.keys(SHEET_TITLES).indexOf(column) ? cell : each));

describe('a budget sheet', () => {
  it('gives lines with exact figures; what a person leaves empty is one, and computed', () => {
    const { lines, problems } = read(FEES, WAGES);
    expect(problems).toEqual([]);
    expect(lines.map((line) => ({ ...line, amount: line.amount.toString() }))).toEqual([
      {
        row: 3,
        lineId: LINE,
        side: 'income',
        name: '物业费',
        accountCode: '410101',
        unit: '㎡·月',
        unitPrice: '1.20',
        quantity: '83404',
        frequency: '12',
        collectionRate: '0.92',
        amount: '1104936.19',
        isContingency: false,
        basis: '应收',
      },
      {
        row: 4,
        lineId: null,
        side: 'expense',
        name: '工资',
        accountCode: '5101',
        unit: '月',
        unitPrice: '65900',
        quantity: '1',
        frequency: '12',
        collectionRate: null,
        amount: '790800.00',
        isContingency: false,
        basis: '在岗 12 人',
      },
    ]);
  });

  it.each<[string, keyof typeof SHEET_TITLES, string]>([
    ['neither income nor expense', 'side', '其他'],
    ['no name', 'name', ''],
    ['a name of a page', 'name', '很'.repeat(61)],
    ['an account nobody knows', 'account', '9999'],
    ['an income account on an expense', 'account', '410101'],
    ['a price that is words', 'unitPrice', '面议'],
    ['a negative price', 'unitPrice', '-3'],
    ['five decimals', 'unitPrice', '0.00001'],
    ['a quantity with an exponent', 'quantity', '1e5'],
    ['no times at all', 'frequency', '0'],
    ['a collection rate on an expense', 'rate', '0.9'],
    ['an amount that is not the product', 'amount', '790800.01'],
    ['an amount that is words', 'amount', '约八十万'],
    ['a reserve that is neither yes nor no', 'reserve', '也许'],
    ['a line of another budget', 'lineId', LINE.replace('1', '2')],
  ])('names row and column of %s', (_name, column, cell) => {
    expect(faults(FEES, with_(WAGES, column, cell))).toEqual([`4 ${SHEET_TITLES[column][0]}`]);
  });

  it.each([
    ['0.92', '0.92'],
    ['92%', '0.92'],
    ['92.5%', '0.925'],
    ['100%', '1.00'],
    ['5%', '0.05'],
    ['', null],
  ])('reads the collection rate %s', (cell, rate) => {
    const row = with_(with_(FEES, 'amount', ''), 'rate', cell);
    expect(read(row).lines[0]?.collectionRate).toBe(rate);
  });

  it.each(['0', '0%', '1.01', '120%', '九成'])('refuses the collection rate %s', (cell) => {
    expect(faults(with_(with_(FEES, 'amount', ''), 'rate', cell))).toEqual(['3 预计收缴率']);
  });

  it('finds every fault, of every row', () => {
    const bad = with_(with_(WAGES, 'name', ''), 'unitPrice', '?');
    expect(faults(bad, with_(FEES, 'amount', '1'))).toEqual([
      '3 项目',
      '3 单价（元）',
      '4 金额（元）',
    ]);
  });

  it('passes over totals and empty rows, and finds a line that stands twice', () => {
    const total = ['收入合计', '', '', '', '', '', '', '', '1104936.19'];
    expect(faults(FEES, total, [], ['结余', '', '', '', '', '', '', '', '9'], FEES)).toEqual([
      '7 行标识（请勿改动）',
    ]);
  });

  it('says what is wrong with the whole', () => {
    const nothing = readBudgetSheet([{ line: 1, cells: ['房号', '金额'] }], CONTEXT);
    expect(nothing.problems[0]?.message).toContain('没有找到表头');
    expect(read().problems[0]?.message).toContain('表头下面没有预算项目');
    const many = Array.from({ length: 501 }, () => WAGES);
    expect(read(...many).problems[0]?.message).toContain('超过 500 行');
  });

  it('refuses what is too large to be exact', () => {
    const huge = with_(with_(WAGES, 'unitPrice', '9999999999.9999'), 'quantity', '99999999.9999');
    expect(faults(huge)).toEqual(['3 金额（元）']);
  });
});
