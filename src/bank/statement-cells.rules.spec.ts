import fc from 'fast-check';
import { Money } from '../shared/money';
import {
  amountOf,
  columnLetters,
  directionOf,
  feeOf,
  feeText,
  momentOf,
  timeOf,
} from './statement-cells.rules';

it.each([
  ['1,234.50', '1234.50'],
  ['="312.50"', '312.50'],
  ['`0.01', '0.01'],
  ['￥ 1,000.00元', '1000.00'],
  ['－12.30', '-12.30'],
  ['−12.3', '-12.30'],
  ['+5', '5.00'],
  ['１２．３０', '12.30'],
  ['100.500', '100.50'],
  ['0.00000', '0.00'],
])('reads %j as %s yuan', (cell, yuan) => {
  expect(amountOf(cell)?.toString()).toBe(yuan);
});

it.each(['', ' ', '-', '--', '　'])('takes %j for nothing', (cell) => {
  expect(amountOf(cell)).toBeNull();
});

it.each(['12.345', '1,23.00', '1.2.3', '1e3', '31２.5O', '12元5角', '(5)', '0x10', 'NaN', '1 - 2'])(
  'guesses nothing from %j',
  (cell) => {
    expect(amountOf(cell)).toBeUndefined();
  },
);

it('reads back whatever amount is written, plain or with thousands', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }), (fen) => {
      const money = Money.fen(fen);
      expect(amountOf(money.toString())?.toString()).toBe(money.toString());
      expect(amountOf(money.format())?.toString()).toBe(money.toString());
    }),
  );
});

it.each([
  ['0.38000', 38_000n],
  ['-0.38000', -38_000n],
  ['`0.00001', 1n],
  ['12', 1_200_000n],
  ['', 0n],
  ['0.000001', undefined],
  ['x', undefined],
])('reads a fee of %j', (cell, units) => {
  expect(feeOf(cell)).toBe(units);
});

it.each([
  ['20250105 09:31:02', '2025-01-05', '09:31:02'],
  ['2025/1/5', '2025-01-05', ''],
  ['2025年1月5日', '2025-01-05', ''],
  ['2025.01.05 9:31', '2025-01-05', '09:31:00'],
  ['2025-01-05T09:31:02.123', '2025-01-05', '09:31:02'],
  ['20250105093102', '2025-01-05', '09:31:02'],
])('reads the moment %j', (cell, day, time) => {
  expect(momentOf(cell)).toEqual({ day, time });
});

it.each(['2025-02-29', '20251301', '45661', '2025-01-05 25:00:00', '昨天', ''])(
  'finds no day in %j',
  (cell) => {
    expect(momentOf(cell)).toBeNull();
  },
);

it('knows times, directions and columns', () => {
  expect(timeOf('093102')).toBe('09:31:02');
  expect(timeOf('61:00')).toBeNull();
  expect(['贷', '贷 Cr', 'CRDT', '1', '来账'].map(directionOf)).toEqual(Array(5).fill('in'));
  expect(['借', '借 Dr', 'DBIT', '0', '往账'].map(directionOf)).toEqual(Array(5).fill('out'));
  expect(directionOf('冲正')).toBeNull();
  expect([0, 25, 26, 701, 702].map(columnLetters)).toEqual(['A', 'Z', 'AA', 'ZZ', 'AAA']);
});

it('writes a fee as it reads it', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }), (units) => {
      expect(feeOf(feeText(units))).toBe(units);
    }),
  );
});
