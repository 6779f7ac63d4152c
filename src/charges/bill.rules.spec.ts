import fc from 'fast-check';
import { day } from '../shared/day';
import { Money } from '../shared/money';
import { period } from '../shared/period';
import { amountOf, bookingDayOf, daysByPayer, daysIn, explanationOf } from './bill.rules';
import type { PricedInputs } from './bill.rules';

const priced: PricedInputs = {
  method: 'area',
  price: '1.20',
  quantity: '71.36',
  measure: null,
  meter: null,
  part: '1',
  partBecause: null,
  days: { billed: 31, ofMonth: 31 },
};
const amount = (change: Partial<PricedInputs>) => amountOf({ ...priced, ...change }).toString();

describe('the amount of a bill', () => {
  it.each<[string, Partial<PricedInputs>, string]>([
    // acceptance case 5: 85.632
    ['71.36 m² at 1.20', {}, '85.63'],
    ['half a fen up', { price: '0.5', quantity: '0.01' }, '0.01'],
    ['half a fen up, exactly', { price: '0.25', quantity: '0.02' }, '0.01'],
    ['just below half a fen', { price: '0.2499', quantity: '0.02' }, '0.00'],
    ['a vacant unit at seven tenths', { part: '0.7', partBecause: 'vacant' }, '59.94'],
    // 85.632 × 16/31 = 44.19716…
    ['sixteen days of March', { days: { billed: 16, ofMonth: 31 } }, '44.20'],
    // 0.93 × 15/31 = 0.45 exactly
    [
      'no rounding before the days',
      { price: '0.93', quantity: '1', days: { billed: 15, ofMonth: 31 } },
      '0.45',
    ],
    ['no day', { days: { billed: 0, ofMonth: 31 } }, '0.00'],
    ['water by the ton', { method: 'metered', price: '3.77', quantity: '12.5' }, '47.13'],
    ['a space a month', { method: 'parking', price: '250', quantity: '1' }, '250.00'],
  ])('%s is %p', (_what, change, expected) => {
    expect(amount(change)).toBe(expected);
  });

  it('is the real month of 罗湖金岸: apartments at 3.2 and shops at 15', () => {
    expect(amount({ price: '3.2', quantity: '51852' })).toBe('165926.40');
    expect(amount({ price: '15', quantity: '8741.69' })).toBe('131125.35');
  });

  it('is within half a fen of the exact value, and of a whole month with no rounding but one', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 200_000 }),
        fc.integer({ min: 0, max: 30_000_000 }),
        fc.integer({ min: 28, max: 31 }).chain((of) => fc.tuple(fc.nat(of), fc.constant(of))),
        (priceUnits, areaUnits, [billed, ofMonth]) => {
          const text = (units: number, places: number) => (units / 10 ** places).toFixed(places);
          const fen = BigInt(
            amountOf({
              ...priced,
              price: text(priceUnits, 4),
              quantity: text(areaUnits, 2),
              days: { billed, ofMonth },
            }).toFen(),
          );
          // all × 10^4 × ofMonth: price 4 + area 2 decimals, of which two are fen
          const exact = BigInt(priceUnits) * BigInt(areaUnits) * BigInt(billed);
          const scale = 10_000n * BigInt(ofMonth);
          const gap = 2n * (fen * scale - exact);
          expect(gap > -scale && gap <= scale).toBe(true);
        },
      ),
    );
  });
});

describe('the days of a month', () => {
  const march = period('2026-03');
  it.each<[string, 'sold' | 'developer', string | null, number, number]>([
    ['handed over long ago', 'sold', '2020-01-01', 31, 0],
    ['handed over nobody knows when', 'sold', null, 31, 0],
    ['handed over on the first', 'sold', '2026-03-01', 31, 0],
    ['handed over on the 16th', 'sold', '2026-03-16', 16, 15],
    ['handed over on the last', 'sold', '2026-03-31', 1, 30],
    ['handed over next month', 'sold', '2026-04-01', 0, 31],
    ['still the developer’s', 'developer', null, 0, 31],
    ['still the developer’s, whatever the day', 'developer', '2020-01-01', 0, 31],
  ])('%s', (_what, holding, on, owner, developer) => {
    const handedOverOn = on === null ? null : day(on);
    expect(daysByPayer(march, { holding, handedOverOn })).toEqual({ owner, developer });
  });

  it('knows leap years', () => {
    expect(['2026-02', '2028-02', '2026-04'].map((text) => daysIn(period(text)))).toEqual([
      28, 29, 30,
    ]);
  });
});

describe('the day of booking', () => {
  it.each([
    ['2026-02-28', null],
    ['2026-03-01', '2026-03-01'],
    ['2026-03-15', '2026-03-15'],
    ['2026-03-31', '2026-03-31'],
    ['2026-04-10', '2026-03-31'],
  ])('of March on %s is %p', (today, expected) => {
    expect(bookingDayOf(period('2026-03'), day(today))).toBe(expected);
  });
});

describe('the explanation', () => {
  const says = (change: Partial<PricedInputs>, feeName = '物业费') =>
    explanationOf({
      feeName,
      period: period('2026-03'),
      dueOn: day('2026-03-20'),
      inputs: { ...priced, ...change },
    });

  it.each<[Partial<PricedInputs>, string, string]>([
    [
      {},
      '物业费',
      '2026年3月物业费：71.36㎡ × 1.2 元/㎡·月 = 85.63 元，四舍五入到分；请于 2026年3月20日前缴纳。',
    ],
    [
      { part: '0.70', partBecause: 'vacant', days: { billed: 16, ofMonth: 31 } },
      '物业费',
      '2026年3月物业费：71.36㎡ × 1.2 元/㎡·月 × 0.7（空置） × 16天/31天 = 30.94 元，四舍五入到分；请于 2026年3月20日前缴纳。',
    ],
    [
      {
        method: 'metered',
        price: '3.77',
        quantity: '12.50',
        measure: '吨',
        meter: { before: '100.00', now: '112.50' },
      },
      '水费',
      '2026年3月水费：12.50吨（表数 100.00 至 112.50） × 3.77 元/吨 = 47.13 元，四舍五入到分；请于 2026年3月20日前缴纳。',
    ],
    [
      { method: 'parking', price: '250', quantity: '1' },
      '停车费',
      '2026年3月停车费：250 元/月 = 250.00 元，四舍五入到分；请于 2026年3月20日前缴纳。',
    ],
  ])('of %p', (change, feeName, sentence) => {
    expect(says(change, feeName)).toBe(sentence);
  });

  it('of a shared cost names the whole, the part and the fen that was carried', () => {
    const inputs = {
      method: 'shared',
      shareBy: 'area',
      total: '1000.00',
      weight: '80.00',
      weights: '240.00',
      carry: 1,
    } as const;
    const march = { feeName: '电梯电费公摊', period: period('2026-03'), dueOn: day('2026-03-20') };
    expect(explanationOf({ ...march, inputs })).toBe(
      '2026年3月电梯电费公摊：公摊总额 1,000.00 元 × 80.00㎡/240.00㎡，含尾差 0.01 元 = 333.34 元，四舍五入到分；请于 2026年3月20日前缴纳。',
    );
    expect(amountOf({ ...inputs, carry: 0 }).equals(Money.yuan('333.33'))).toBe(true);
  });
});
