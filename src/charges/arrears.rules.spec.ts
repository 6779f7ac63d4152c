import fc from 'fast-check';
import { day, plusDays } from '../shared/day';
import { Money } from '../shared/money';
import { ageingOf, limitationOf, publishedAgeing } from './arrears.rules';

const yuan = (text: string) => Money.yuan(text);
const today = day('2026-11-22');

describe('ageing', () => {
  it.each<[number, string]>([
    [-5, '未到期'],
    [0, '未到期'],
    [1, '1–30天'],
    [30, '1–30天'],
    [31, '31–90天'],
    [91, '91–180天'],
    [365, '181天–1年'],
    [366, '1–2年'],
    [1095, '2–3年'],
    [1096, '3年以上'],
  ])('%i days late is %s', (late, name) => {
    const buckets = ageingOf([{ dueOn: plusDays(today, -late), open: yuan('10') }], today);
    expect(buckets.filter(({ count }) => count > 0).map((bucket) => bucket.name)).toEqual([name]);
  });

  it('adds up to what is open, each bill in one bucket', () => {
    const anyBills = fc.array(
      fc.record({
        dueOn: fc.integer({ min: -40, max: 2000 }).map((late) => plusDays(today, -late)),
        open: fc.integer({ min: 1, max: 9_999_999 }).map((fen) => Money.fen(BigInt(fen))),
      }),
    );
    fc.assert(
      fc.property(anyBills, (bills) => {
        const buckets = ageingOf(bills, today);
        expect(buckets).toHaveLength(8);
        expect(buckets.reduce((sum, { count }) => sum + count, 0)).toBe(bills.length);
        expect(
          Money.sum(buckets.map(({ open }) => open)).equals(
            Money.sum(bills.map(({ open }) => open)),
          ),
        ).toBe(true);
      }),
    );
  });
});

describe('ageing as published', () => {
  const due = (unitId: string, late: number) => ({
    unitId,
    dueOn: plusDays(today, -late),
    open: yuan('10'),
  });
  const homes = (count: number, late: number, from = 0) =>
    Array.from({ length: count }, (_home, at) => due(`${from + at}`, late));
  const shown = (bills: ReturnType<typeof due>[]) =>
    publishedAgeing(bills, today)
      .filter(({ open }) => open?.isPositive())
      .map(({ name, count }) => [name, count]);

  it.each<[string, ReturnType<typeof due>[], unknown[]]>([
    [
      'five homes each',
      [...homes(5, 10), ...homes(5, 40)],
      [
        ['1–30天', 5],
        ['31–90天', 5],
      ],
    ],
    ['one home alone', homes(1, 400), []],
    // what is left of the total would be the one
    [
      'one home beside others',
      [...homes(9, 10), ...homes(7, 40), ...homes(1, 800)],
      [['1–30天', 9]],
    ],
    // two homes with three old bills are two homes
    [
      'the same few in many buckets',
      [...homes(9, 10), ...homes(6, 40), ...homes(2, 100), ...homes(2, 200), ...homes(2, 400)],
      [['1–30天', 9]],
    ],
  ])('%s', (_what, bills, expected) => {
    expect(shown(bills)).toEqual(expected);
  });

  it('tells of fewer than five homes nowhere, nor by what is left of the sum', () => {
    const bills = fc.array(
      fc.record({ home: fc.nat(12), late: fc.constantFrom(-3, 10, 40, 100, 200, 400, 800, 1200) }),
      { maxLength: 40 },
    );
    fc.assert(
      fc.property(bills, (all) => {
        const dues = all.map(({ home, late }) => due(`${home}`, late));
        const names = publishedAgeing(dues, today);
        const inBucket = (at: number) => dues.filter((each) => ageOf(each) === at);
        const ageOf = (each: (typeof dues)[number]) =>
          ageingOf([each], today).findIndex(({ count }) => count > 0);
        const homesIn = (places: number[]) =>
          new Set(places.flatMap(inBucket).map((d) => d.unitId));
        const hidden = [...names.keys()].filter((at) => !names[at]?.shown);
        for (const at of names.keys()) {
          const size = homesIn([at]).size;
          if (names[at]?.shown && size > 0) expect(size).toBeGreaterThanOrEqual(5);
        }
        const rest = [...names.keys()].some((at) => names[at]?.shown && homesIn([at]).size > 0);
        if (hidden.length > 0 && rest) expect(homesIn(hidden).size).toBeGreaterThanOrEqual(5);
      }),
    );
  });
});

describe('the three years', () => {
  it.each<[string, string | null, string, string, string]>([
    ['2023-11-22', null, '2026-11-22', '2026-11-22', 'soon'],
    ['2023-11-21', null, '2026-11-22', '2026-11-21', 'passed'],
    ['2024-02-20', null, '2026-11-22', '2027-02-20', 'soon'],
    ['2024-02-21', null, '2026-11-22', '2027-02-21', 'running'],
    ['2024-02-29', null, '2026-11-22', '2027-02-28', 'running'],
    // a demand begins them anew; one before the day due changes nothing
    ['2023-01-20', '2025-06-01', '2026-11-22', '2028-06-01', 'running'],
    ['2025-01-20', '2024-12-01', '2026-11-22', '2028-01-20', 'running'],
  ])('due %s, demanded %s, on %s: until %s, %s', (due, demanded, on, endsOn, state) => {
    const last = demanded === null ? null : day(demanded);
    expect(limitationOf(day(due), last, day(on))).toEqual({ endsOn, state });
  });
});
