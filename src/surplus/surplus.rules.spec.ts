import fc from 'fast-check';
import { blockersOfEntry } from '../ledger/entry.rules';
import { chartOf, openingChart } from '../ledger/chart.rules';
import { overhangOf } from '../ledger/posting.rules';
import type { Fund } from '../ledger/funds.rules';
import { day } from '../shared/day';
import { Money } from '../shared/money';
import { Rate } from '../shared/rate';
import { weightOf } from '../shared/split';
import { vouchersOfSurplus } from './surplus-postings.rules';
import { blockersOfPlan, surplusLines, totalOfPlan, wayOfPlan } from './surplus.rules';
import type { SurplusBasis, SurplusHome, SurplusMode, SurplusPlan } from './surplus.rules';

const home = (area: string, isDeveloper = false): SurplusHome => ({
  unitId: `0197a1a0-0000-7000-8000-${area.replace('.', '').padStart(12, '0')}`,
  area,
  isDeveloper,
});
const plan = (change: Partial<SurplusPlan>): SurplusPlan => ({
  mode: 'cash',
  basis: 'area',
  total: '100.00',
  rate: null,
  ...change,
});
const amounts = (of: SurplusPlan, homes: readonly SurplusHome[]) =>
  surplusLines(of, homes).map(({ amount }) => amount.toString());

describe('a plan for the surplus', () => {
  it.each<[string, Partial<SurplusPlan>, string[]]>([
    ['carried on: a sum and nothing else', { mode: 'carry', basis: null }, []],
    ['carried on by area is no plan', { mode: 'carry' }, ['basis']],
    [
      'to the repair fund without a sum',
      { mode: 'top-up-repair-fund', basis: null, total: null },
      ['total'],
    ],
    ['a sum divided by area', {}, []],
    ['a sum divided and an amount a home', { rate: '65' }, ['rate']],
    ['nothing divided', { total: '0.00' }, ['total']],
    ['less than a fen', { total: '0.001' }, ['total']],
    ['to homes without a basis', { basis: null }, ['basis']],
    ['65 a home', { basis: 'per-unit-amount', total: null, rate: '65' }, []],
    ['65 a home and a sum', { basis: 'per-unit-amount', rate: '65' }, ['total']],
    ['half a fen a home', { basis: 'per-unit-amount', total: null, rate: '0.005' }, ['rate']],
    ['half a fen a square metre', { basis: 'per-m2-amount', total: null, rate: '0.005' }, []],
    ['nothing a square metre', { basis: 'per-m2-amount', total: null, rate: '0' }, ['rate']],
  ])('%s', (_name, change, fields) => {
    expect(blockersOfPlan(plan(change)).map(({ field }) => field)).toEqual(fields);
  });
});

describe('what each home gets', () => {
  it('by area, the odd fen to the largest remainder', () => {
    expect(
      amounts(plan({ total: '100.00' }), [home('89.50'), home('71.36'), home('45.20')]),
    ).toEqual(['43.43', '34.63', '21.94']);
  });

  it('an equal part each', () => {
    expect(
      amounts(plan({ basis: 'equal', total: '0.10' }), [home('10'), home('20'), home('30')]),
    ).toEqual(['0.04', '0.03', '0.03']);
  });

  it('65 yuan a home, 730 homes (domain: 1.4)', () => {
    const homes = Array.from({ length: 730 }, (_, at) => home(`${60 + (at % 50)}.25`));
    const wanted = plan({ basis: 'per-unit-amount', total: null, rate: '65' });
    expect(totalOfPlan(wanted, homes).toString()).toBe('47450.00');
    expect(new Set(amounts(wanted, homes))).toEqual(new Set(['65.00']));
    expect(wayOfPlan(wanted, Money.yuan('47450'))).toBe('每户 65 元，共 47,450.00 元');
  });

  it('2 yuan a square metre', () => {
    const wanted = plan({ basis: 'per-m2-amount', total: null, rate: '2' });
    expect(amounts(wanted, [home('89.50'), home('71.36')])).toEqual(['179.00', '142.72']);
  });

  it('nothing where the surplus is carried on', () => {
    expect(surplusLines(plan({ mode: 'carry', basis: null }), [home('10')])).toEqual([]);
  });

  it('always re-sums exactly, and nobody is a fen away from the exact share', () => {
    const areas = fc.array(fc.integer({ min: 1, max: 40_000 }), { minLength: 1, maxLength: 80 });
    const total = fc.integer({ min: 1, max: 90_000_000 });
    fc.assert(
      fc.property(
        areas,
        total,
        fc.constantFrom<SurplusBasis>('area', 'equal'),
        (list, fen, basis) => {
          const homes = list.map((each) => home((each / 100).toFixed(2)));
          const sum = Money.fen(BigInt(fen));
          const lines = surplusLines(plan({ basis, total: sum.toString() }), homes);
          expect(Money.sum(lines.map(({ amount }) => amount)).equals(sum)).toBe(true);
          const whole = lines.reduce((all, { weight }) => all + weight, 0n);
          for (const { weight, amount } of lines) {
            const off = amount.toFen() * whole - BigInt(fen) * weight;
            expect(off < whole && -off < whole).toBe(true);
          }
        },
      ),
    );
  });

  it('an amount a square metre comes to that of all square metres, rounded once', () => {
    const areas = fc.array(fc.integer({ min: 1, max: 40_000 }), { minLength: 1, maxLength: 60 });
    const rate = fc.integer({ min: 1, max: 9_999_999 });
    fc.assert(
      fc.property(areas, rate, (list, millionths) => {
        const said = (millionths / 1_000_000).toFixed(6);
        const homes = list.map((each) => home((each / 100).toFixed(2)));
        const wanted = plan({ basis: 'per-m2-amount', total: null, rate: said });
        const whole = homes.reduce((sum, { area }) => sum + weightOf(area), 0n);
        const expected = Money.fen(whole).times(Rate.of(said));
        const lines = surplusLines(wanted, homes);
        expect(Money.sum(lines.map(({ amount }) => amount)).equals(expected)).toBe(true);
      }),
    );
  });
});

describe('the vouchers', () => {
  const homes = [home('89.50'), home('71.36'), home('45.20', true)];
  const booked = (
    mode: SurplusMode,
    fund: Fund,
    advance: { account: string; fund: Fund } | null,
  ) => {
    const to = mode === 'cash' || mode === 'credit-fees';
    const lines = to ? surplusLines(plan({ mode }), homes) : [];
    return vouchersOfSurplus({ mode, fund, total: Money.yuan('100'), lines, advance });
  };
  const said = (vouchers: ReturnType<typeof booked>) =>
    vouchers.map((lines) =>
      lines.map(
        (line) =>
          `${line.fund} ${line.debit.isZero() ? '贷' : '借'} ${line.accountCode} ${
            line.debit.isZero() ? line.credit.toString() : line.debit.toString()
          }`,
      ),
    );

  it.each<[string, SurplusMode, Fund, { account: string; fund: Fund } | null, string[]]>([
    ['carried on', 'carry', 'F1', null, ['F1 借 3202 100.00', 'F1 贷 3101 100.00']],
    [
      'to the repair fund, over what funds owe each other',
      'top-up-repair-fund',
      'F2',
      null,
      ['F2 借 3202 100.00', 'F2 贷 2301 100.00', 'F3 借 1301 100.00', 'F3 贷 3103 100.00'],
    ],
    [
      'to fees of the same fund; the developer has no advance',
      'credit-fees',
      'F1',
      { account: '220301', fund: 'F1' },
      ['F1 借 3202 100.00', 'F1 贷 220301 43.43', 'F1 贷 220301 34.63', 'F1 贷 224106 21.94'],
    ],
    [
      'to fees of another fund',
      'credit-fees',
      'F2',
      { account: '220301', fund: 'F1' },
      [
        'F2 借 3202 100.00',
        'F2 贷 2301 100.00',
        'F1 借 1301 100.00',
        'F1 贷 220301 43.43',
        'F1 贷 220301 34.63',
        'F1 贷 224106 21.94',
      ],
    ],
    [
      'owed in cash',
      'cash',
      'F2',
      null,
      ['F2 借 3202 100.00', 'F2 贷 224106 43.43', 'F2 贷 224106 34.63', 'F2 贷 224106 21.94'],
    ],
  ])('%s', (_name, mode, fund, advance, lines) => {
    expect(said(booked(mode, fund, advance))).toEqual([lines]);
  });

  it('of five thousand homes are several, each within what a voucher may hold, and sound', () => {
    const many = Array.from({ length: 5000 }, (_, at) => home(`${50 + (at % 90)}.17`));
    const wanted = plan({ mode: 'credit-fees', total: '320000.01' });
    const vouchers = vouchersOfSurplus({
      mode: 'credit-fees',
      fund: 'F2',
      total: Money.yuan('320000.01'),
      lines: surplusLines(wanted, many),
      advance: { account: '220301', fund: 'F1' },
    });
    expect(vouchers.length).toBe(3);
    const chart = chartOf(openingChart);
    for (const lines of vouchers) {
      expect(lines.length).toBeLessThanOrEqual(5000);
      expect(overhangOf(lines).isZero()).toBe(true);
      const entry = {
        key: 'surplus/test/1',
        bookedOn: day('2026-03-20'),
        kind: 'general',
        summary: '结余分配',
        attachmentCount: 0,
        preparedBy: null,
        reviewedBy: null,
        postedBy: null,
        lines,
      } as const;
      const open = { booksStartOn: day('2026-01-01'), closedThrough: day('2025-12-31') };
      expect(blockersOfEntry(entry, { chart, ...open, today: day('2026-03-20') })).toEqual([]);
    }
    const distributed = vouchers.flat().filter(({ accountCode }) => accountCode === '3202');
    expect(Money.sum(distributed.map((line) => line.debit)).toString()).toBe('320000.01');
  });
});
