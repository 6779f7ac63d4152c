import fc from 'fast-check';
import { day } from '../shared/day';
import { readReceipts, totalOfStaged } from './receipt-import.rules';

const rooms = [
  { unitId: 'a', label: '3栋2单元301' },
  { unitId: 'b', label: '3栋2单元302' },
  { unitId: 'c', label: 'A座301' },
  { unitId: 'd', label: 'B座301' },
];
const context = { rooms, today: day('2026-03-20'), transferAccount: '100201' };
const HEADER = ['房号', '金额', '日期', '方式', '流水号', '备注'];
const read = (...rows: readonly (readonly string[])[]) =>
  readReceipts(
    [HEADER, ...rows].map((cells, at) => ({ line: at + 1, cells })),
    context,
  );

describe('a list of payments', () => {
  it('is read as people write it', () => {
    const { lines, problems } = read(
      ['3栋2单元301', '1,085.63', '2026/3/5', '转账', '8821', '三月'],
      ['', '', '', '', '', ''],
      ['３-２-302 ', '¥50', '20260306', '现金', '', ''],
      ['A座301室', '30.5', '2026年3月7日', 'pos', '7', ''],
      ['3-2-301', '1', '2026-03-08', '', '', ''],
    );
    expect(problems).toEqual([]);
    expect(
      lines.map((l) => [l.line, l.unitId, l.amount, l.receivedOn, l.moneyAccount, l.reference]),
    ).toEqual([
      [2, 'a', '1085.63', '2026-03-05', '100201', '8821 三月'],
      [4, 'b', '50.00', '2026-03-06', '1001', ''],
      [5, 'c', '30.50', '2026-03-07', '101201', '7'],
      [6, 'a', '1.00', '2026-03-08', '100201', ''],
    ]);
    expect(totalOfStaged(lines).toString()).toBe('1167.13');
  });

  it.each([
    ['an empty room', ['', '1', '2026-03-05'], 'room'],
    ['an unknown room', ['9-9-999', '1', '2026-03-05'], 'room'],
    ['a room of two', ['301', '1', '2026-03-05'], 'room'],
    ['no amount', ['3-2-301', '', '2026-03-05'], 'amount'],
    ['a negative amount', ['3-2-301', '-5', '2026-03-05'], 'amount'],
    ['half a fen', ['3-2-301', '0.005', '2026-03-05'], 'amount'],
    ['no day', ['3-2-301', '1', '昨天'], 'day'],
    ['a day to come', ['3-2-301', '1', '2026-03-21'], 'day'],
    ['another way', ['3-2-301', '1', '2026-03-05', '微信'], 'method'],
    ['a long reference', ['3-2-301', '1', '2026-03-05', '', 'x'.repeat(101)], 'reference'],
  ])('with %s says so, line and column, and takes no line of it', (_what, row, column) => {
    const { lines, problems } = read(['3-2-302', '1', '2026-03-05'], row);
    expect(problems.map(({ code, line }) => [code, line])).toEqual([
      [`receipt-import.${column}`, 3],
    ]);
    expect(lines).toHaveLength(1);
  });

  it('names every fault of a line, and of a file without a header', () => {
    expect(read(['x', 'y', 'z', 'w']).problems.map(({ column }) => column)).toEqual([
      '房号',
      '金额',
      '日期',
      '方式',
    ]);
    const headless = readReceipts([{ line: 1, cells: ['1', '2'] }], context);
    expect(headless.problems).toMatchObject([{ code: 'receipt-import.unreadable' }]);
  });

  it('never throws, whatever is in the cells', () => {
    fc.assert(
      fc.property(fc.array(fc.array(fc.string(), { maxLength: 7 })), (rows) => {
        const { lines, problems } = read(...rows);
        expect(lines.length + problems.length).toBeGreaterThan(0);
      }),
    );
  });
});
