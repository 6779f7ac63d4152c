import fc from 'fast-check';
import { Money } from '../shared/money';
import type { AdjustmentKind } from './budget-names.rules';
import { blockersOfAdjustment, changesOf, movedBy } from './adjustment.rules';
import type { ReckonedLine } from './lines.rules';

const yuan = (text: string) => Money.yuan(text);
const LIMITS = { share: '0.10', yearly: yuan('20000'), moved: yuan('15000') };

const line = (name: string, sum: string, change: Partial<ReckonedLine> = {}): ReckonedLine => ({
  lineId: name,
  position: 1,
  side: 'expense',
  accountCode: '5106',
  name,
  unit: '年',
  unitPrice: sum,
  quantity: '1',
  frequency: '1',
  collectionRate: null,
  basis: '',
  fileIds: [],
  amount: yuan(sum),
  isContingency: false,
  ...change,
});
const reserve = (sum: string) => line('预备费', sum, { isContingency: true });
const fees = (sum: string) => line('物业费', sum, { side: 'income' });

const BEFORE = [fees('100000'), line('绿化', '12000'), line('清洁', '30000'), reserve('6000')];

/** What is refused of a change to these sums; a name that is not there is a new line. */
const refusedOf = (kind: AdjustmentKind, sums: Record<string, string>): string[] => {
  const known = BEFORE.map((each) => {
    const sum = sums[each.name];
    return sum === undefined ? each : { ...each, amount: yuan(sum) };
  });
  const added = Object.entries(sums).filter(([name]) => !BEFORE.some((each) => each.name === name));
  const after = [...known, ...added.map(([name, sum]) => line(name, sum))];
  return blockersOfAdjustment(kind, { before: BEFORE, after }, LIMITS).map(({ code }) => code);
};

it.each<[string, AdjustmentKind, Record<string, string>, string[]]>([
  ['a tenth of what gives, to the fen', 'virement', { 清洁: '27000', 绿化: '15000' }, []],
  ['a fen more', 'virement', { 清洁: '26999.99', 绿化: '15000.01' }, ['virement-share']],
  [
    'out of two lines into a new one',
    'virement',
    { 清洁: '27000', 绿化: '10800', 保险: '4200' },
    [],
  ],
  [
    'the year to the fen',
    'virement',
    { 清洁: '27000', 绿化: '10800', 预备费: '5400', 保险: '4800' },
    [],
  ],
  ['nothing', 'virement', {}, ['nothing-changed']],
  ['income', 'virement', { 物业费: '99000' }, ['income-changed']],
  ['more in than out', 'virement', { 绿化: '12000.01' }, ['not-balanced']],
  ['more out than in', 'virement', { 绿化: '11999.99' }, ['not-balanced']],
  [
    'all of the reserve but the year says no',
    'contingency',
    { 预备费: '0', 绿化: '18000' },
    ['virement-year'],
  ],
  ['what is left of the year', 'contingency', { 预备费: '1000', 绿化: '17000' }, []],
  [
    'the reserve and another',
    'contingency',
    { 预备费: '2000', 清洁: '29500', 绿化: '16500' },
    ['not-from-reserve'],
  ],
  [
    'anything, when everybody is asked again',
    'supplement',
    { 物业费: '900000', 绿化: '900000' },
    [],
  ],
  ['nothing, even then', 'supplement', {}, ['nothing-changed']],
])('%s', (_what, kind, sums, codes) => {
  expect(refusedOf(kind, sums)).toEqual(codes.map((code) => `open-budget.${code}`));
});

it('says the limit and what was asked', () => {
  const after = BEFORE.map((each) => {
    const sums: Record<string, string> = { 清洁: '26000', 绿化: '16000' };
    const sum = sums[each.name];
    return sum === undefined ? each : { ...each, amount: yuan(sum) };
  });
  const [refused] = blockersOfAdjustment('virement', { before: BEFORE, after }, LIMITS);
  expect(refused?.message).toBe(
    '“清洁”一次最多可调出 ¥3,000.00（原预算的 10%），这次调出 ¥4,000.00；请减少金额，或改为追加预算',
  );
});

it('what is let through never creates money, and never takes more than its share or the year’s', () => {
  const sums = fc.array(fc.integer({ min: 0, max: 3_000_000 }), { minLength: 4, maxLength: 4 });
  fc.assert(
    fc.property(sums, fc.integer({ min: 0, max: 300_000 }), (fens, moved) => {
      const before = fens.map((fen, at) => line(`行${at}`, Money.fen(BigInt(fen)).toString()));
      const move = Money.fen(BigInt(moved));
      const after = before.map((each, at) => {
        if (at === 0) return { ...each, amount: each.amount.plus(move) };
        return at === 1 ? { ...each, amount: each.amount.minus(move) } : each;
      });
      if (after.some(({ amount }) => amount.isNegative())) return;
      const refused = blockersOfAdjustment('virement', { before, after }, LIMITS);
      const tenth = (BigInt(fens[1] ?? 0) + 5n) / 10n;
      const fits = moved > 0 && BigInt(moved) <= tenth && moved <= 500_000;
      expect(refused.length === 0).toBe(fits);
    }),
  );
});

it('counts towards the year what lines get, new ones too', () => {
  const changes = changesOf(BEFORE, [fees('1'), line('绿化', '12500'), line('保险', '700')]);
  expect(movedBy(changes).toString()).toBe('1200.00');
  expect(
    changes.map(({ name, before, after }) => [name, before.toString(), after.toString()]),
  ).toEqual([
    ['物业费', '100000.00', '1.00'],
    ['绿化', '12000.00', '12500.00'],
    ['保险', '0.00', '700.00'],
    ['清洁', '30000.00', '0.00'],
    ['预备费', '6000.00', '0.00'],
  ]);
});
