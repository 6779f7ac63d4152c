import fc from 'fast-check';
import { day } from '../shared/day';
import { Money } from '../shared/money';
import { chartOf, openingChart } from './chart.rules';
import { amountFromCell, dayFromCell, wordAndNumber } from './entry-import-cells.rules';
import { blockersOfVouchers, readVouchers, takeoverEntry, totalsOf } from './entry-import.rules';
import type { BookState } from './entry.rules';

const state: BookState = {
  chart: chartOf(openingChart),
  booksStartOn: day('2025-01-01'),
  closedThrough: day('2024-12-31'),
  today: day('2026-06-30'),
};

const KINGDEE = [
  '日期',
  '凭证字',
  '凭证号',
  '附单据数',
  '摘要',
  '科目代码',
  '借方金额',
  '贷方金额',
];
const YONYOU = [
  '制单日期',
  '凭证类别字',
  '凭证号',
  '附单据数',
  '摘要',
  '科目编码',
  '借方金额',
  '贷方金额',
];

const table = (...rows: string[][]) => rows.map((cells, index) => ({ line: index + 1, cells }));
const read = (...rows: string[][]) => readVouchers(table(KINGDEE, ...rows), 'F1');
const pair = (number: string, amount = '300.00', date = '2025-03-05') => [
  [date, '记', number, '1', '收物业费', '1002.01', amount, ''],
  [date, '记', number, '1', '收物业费', '410101', '', amount],
];

describe('cells', () => {
  it.each([
    ['2025-03-05', '2025-03-05'],
    ['2025/3/5', '2025-03-05'],
    ['2025.3.5', '2025-03-05'],
    ['20250305', '2025-03-05'],
    ['2025年3月5日', '2025-03-05'],
    ['2025-03-05 00:00:00', '2025-03-05'],
    ['2025-02-29', null],
    ['3/5/2025', null],
    ['45721', null],
    ['', null],
  ])('a day %j is %j', (cell, expected) => expect(dayFromCell(cell)).toBe(expected));

  it.each([
    ['1,234.50', '1234.50'],
    ['¥5', '5.00'],
    ['', '0.00'],
    ['-3', '-3.00'],
    ['(3.00)', '-3.00'],
    ['−3.1', '-3.10'],
    ['100.500', '100.50'],
    ['9999999999999.99', '9999999999999.99'],
  ])('an amount %j is %s', (cell, expected) => {
    expect(amountFromCell(cell)?.toString()).toBe(expected);
  });

  it.each([['0.005'], ['1e3'], ['三百'], ['1.2.3'], ['=SUM(A1)']])('%j is no amount', (cell) => {
    expect(amountFromCell(cell)).toBeNull();
  });

  it.each([
    ['记-5', '记', '5'],
    ['记字第5号', '记', '5'],
    ['转12', '转', '12'],
    ['7', '', '7'],
  ])('%s is %s and %s', (cell, word, number) => {
    expect(wordAndNumber(cell)).toEqual({ word, number });
  });
});

describe('a file', () => {
  it('of 金蝶 becomes vouchers', () => {
    const { format, vouchers, problems } = read(...pair('1'), ...pair('2', '12.34'));
    expect({ format, problems }).toEqual({ format: 'kingdee', problems: [] });
    expect(vouchers.map(({ number, lines }) => [number, lines.length])).toEqual([
      [1, 2],
      [2, 2],
    ]);
    expect(vouchers[0]?.lines[0]).toEqual({
      at: 2,
      accountCode: '100201',
      fund: 'F1',
      debit: '300.00',
      summary: '收物业费',
    });
    expect(totalsOf(vouchers)).toEqual({
      debit: Money.yuan('312.34'),
      credit: Money.yuan('312.34'),
    });
    expect(blockersOfVouchers(vouchers, state)).toEqual([]);
  });

  it('of 用友 is told by its column names, wherever they stand', () => {
    const rows = table(['某小区 凭证清单'], YONYOU, ...pair('1'), [
      '',
      '',
      '',
      '',
      '合计',
      '',
      '300',
      '300',
    ]);
    expect(readVouchers(rows, 'F2')).toMatchObject({
      format: 'yonyou',
      problems: [],
      vouchers: [{ lines: [{ fund: 'F2' }, { fund: 'F2' }] }],
    });
  });

  it('may leave date, number and summary empty below the first line of a voucher', () => {
    const [first = [], second = []] = pair('1');
    const below = ['', '', '', '', '', ...second.slice(5)];
    expect(read(first, below)).toMatchObject({
      problems: [],
      vouchers: [{ lines: [{ at: 2 }, { at: 3, summary: '收物业费' }] }],
    });
  });

  it('keeps the number of the old books readable', () => {
    const [voucher] = read(...pair('7')).vouchers;
    if (!voucher) throw new Error('no voucher');
    const entry = takeoverEntry(voucher, { key: 'k', preparedBy: 'a', reviewer: 'b' });
    expect(entry).toMatchObject({ kind: 'takeover', summary: '原记-7 收物业费', postedBy: 'b' });
  });

  it.each([
    ['no header', [['甲', '乙']], 'entry-import.no-header', 1],
    ['a column missing', [KINGDEE.slice(0, 7), ...pair('1')], 'entry-import.column-missing', 1],
    ['nothing below the header', [KINGDEE], 'entry-import.empty', 1],
  ])('with %s is refused as a whole', (_what, rows, code, line) => {
    expect(readVouchers(table(...rows), 'F1').problems).toMatchObject([{ code, line }]);
  });

  it('names every bad cell by line and column', () => {
    const [good = [], other = []] = pair('1');
    const bad = (index: number, value: string) =>
      good.map((cell, at) => (at === index ? value : cell));
    const { problems } = read(
      good,
      other,
      bad(0, '昨天'),
      bad(2, '甲'),
      bad(5, ''),
      bad(6, '0.005'),
    );
    expect(problems.map(({ line, column }) => [line, column])).toEqual([
      [4, '日期'],
      [5, '凭证号'],
      [6, '科目代码'],
      [7, '借方金额'],
    ]);
    expect(problems[3]?.message).toBe('第 7 行“借方金额”：“0.005”不是金额，请写数字，最多两位小数');
  });

  it('finds gaps in the numbers of a month, and two dates on one voucher', () => {
    expect(read(...pair('1'), ...pair('4')).problems).toMatchObject([
      {
        code: 'entry-import.gap',
        line: 4,
        message: expect.stringContaining('记-2 至 3') as string,
      },
    ]);
    expect(read(...pair('1'), ...pair('1', '1.00', '2025-04-02')).problems).toEqual([]);
    const [first = [], second = []] = pair('1');
    expect(read(first, ['2025-03-06', ...second.slice(1)]).problems).toMatchObject([
      { code: 'entry-import.two-dates', line: 3 },
    ]);
  });

  it('tells what the books would refuse by the lines of the file', () => {
    const [first = [], second = []] = pair('1');
    const lines = (a: string[], b: string[]) =>
      blockersOfVouchers(read(a, b).vouchers, state).map(({ code, line }) => [code, line]);
    expect(lines(first, [...second.slice(0, 7), '299.99'])).toEqual([
      ['ledger.unbalanced', 2],
      ['ledger.unbalanced-fund', 2],
    ]);
    expect(lines(first, [...second.slice(0, 5), '4101', '', '300.00'])).toEqual([
      ['ledger.not-a-leaf', 3],
    ]);
    expect(lines(['2024-12-31', ...first.slice(1)], ['2024-12-31', ...second.slice(1)])).toEqual([
      ['ledger.before-books', 2],
    ]);
  });
});

it('loses and invents nothing, whatever the amounts', () => {
  const amounts = fc.array(fc.bigInt({ min: 1n, max: 10n ** 14n }), {
    minLength: 1,
    maxLength: 30,
  });
  fc.assert(
    fc.property(amounts, (fens) => {
      const rows = fens.flatMap((fen, index) => pair(String(index + 1), Money.fen(fen).format()));
      const { vouchers, problems } = read(...rows);
      expect(problems).toEqual([]);
      expect(totalsOf(vouchers).debit).toEqual(Money.sum(fens.map((fen) => Money.fen(fen))));
      expect(blockersOfVouchers(vouchers, state)).toEqual([]);
    }),
  );
});
