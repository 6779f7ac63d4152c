import fc from 'fast-check';
import { Money } from '../shared/money';
import { differencesOf } from './differences.rules';
import type { ReckonedLine } from './lines.rules';

const line = (lineId: string, change: Partial<ReckonedLine> = {}): ReckonedLine => ({
  lineId,
  position: 1,
  side: 'expense',
  accountCode: '5106',
  name: '绿化',
  unit: '月',
  unitPrice: '1000',
  quantity: '1',
  frequency: '12',
  collectionRate: null,
  basis: '',
  fileIds: [],
  isContingency: false,
  amount: Money.yuan('12000'),
  ...change,
});

it.each<[string, Partial<ReckonedLine>, string[]]>([
  ['nothing', {}, []],
  ['another place in the list', { position: 9 }, []],
  ['its name', { name: '绿化养护' }, ['name']],
  [
    'its price and so its sum',
    { unitPrice: '900', amount: Money.yuan('10800') },
    ['unitPrice', 'amount'],
  ],
  ['its figures, but not its sum', { quantity: '12', frequency: '1' }, ['quantity', 'frequency']],
  ['its papers', { fileIds: ['a'] }, ['fileIds']],
])('a line that changed %s', (_what, change, fields) => {
  const [found] = differencesOf([line('a')], [line('a', change)]);
  expect(found).toMatchObject({ change: fields.length > 0 ? 'changed' : 'same', fields });
});

it('lines of one version only are added or removed, those that are gone at the end', () => {
  const found = differencesOf([line('a'), line('b')], [line('c'), line('b')]);
  expect(
    found.map(({ line: { lineId }, change, difference }) => [
      lineId,
      change,
      difference.toString(),
    ]),
  ).toEqual([
    ['c', 'added', '12000.00'],
    ['b', 'same', '0.00'],
    ['a', 'removed', '-12000.00'],
  ]);
});

it('the differences of all lines are the difference of the sums', () => {
  const lines = fc.uniqueArray(
    fc.record({ id: fc.integer({ min: 0, max: 8 }), fen: fc.nat({ max: 1_000_000 }) }),
    { selector: ({ id }) => id },
  );
  const made = (of: readonly { id: number; fen: number }[]) =>
    of.map(({ id, fen }) => line(String(id), { amount: Money.fen(BigInt(fen)) }));
  const sum = (of: readonly ReckonedLine[]) => Money.sum(of.map(({ amount }) => amount));
  fc.assert(
    fc.property(lines, lines, (one, other) => {
      const [before, after] = [made(one), made(other)];
      const found = differencesOf(before, after);
      expect(Money.sum(found.map(({ difference }) => difference)).toString()).toBe(
        sum(after).minus(sum(before)).toString(),
      );
      expect(new Set(found.map((each) => each.line.lineId)).size).toBe(found.length);
    }),
  );
});
