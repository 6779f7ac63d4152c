import fc from 'fast-check';
import { Money } from '../shared/money';
import { period } from '../shared/period';
import type { Period } from '../shared/period';
import { GROUP_MIN, collectionRate, publishedCollection } from './collection.rules';
import type { MonthCell } from './collection.rules';
import { Span } from './span.rules';

const yuan = (text: string) => Money.yuan(text);
const march = period('2026-03');
const months = { from: march, to: march };
const cell = (
  building: string,
  units: number,
  kind = '住宅',
  month: Period = march,
): MonthCell => ({
  building,
  kind,
  period: month,
  units,
  billed: yuan(`${units}00`),
  received: yuan(`${units}0`),
});
const shownOf = (groups: readonly { name: string; shown: boolean }[]) =>
  groups.filter(({ shown }) => shown).map(({ name }) => name);
const buildings = (units: number[]) =>
  publishedCollection(
    units.map((count, at) => cell(`${at}`, count)),
    months,
  ).byBuilding.map(({ shown }) => shown);

describe('the collection rate', () => {
  it.each<[string, string, string | null]>([
    ['100', '92.3', '92.3'],
    ['3', '2', '66.7'],
    ['8', '0.01', '0.1'],
    ['100', '100', '100.0'],
    ['100', '0', '0.0'],
    ['0', '0', null],
  ])('of %s billed and %s received is %s', (billed, received, expected) => {
    expect(collectionRate(yuan(billed), yuan(received))).toBe(expected);
  });
});

describe('groups as published', () => {
  it.each<[number[], boolean[]]>([
    [
      [30, 40, 50],
      [true, true, true],
    ],
    [
      [5, 40],
      [true, true],
    ],
    // one alone could be found from the total: the next smallest keeps it company
    [
      [4, 40, 50],
      [false, false, true],
    ],
    [
      [1, 3, 50],
      [false, false, false],
    ],
    [
      [2, 3, 50],
      [false, false, true],
    ],
    [[4], [false]],
  ])('of %p units: shown %p', (units, expected) => {
    expect(buildings(units)).toEqual(expected);
  });

  it('say nothing of a group that is held back, nor of the whole where that is small', () => {
    const nothing = { shown: false, billed: null, received: null, rate: null };
    const { whole, byMonth, byBuilding, byKind } = publishedCollection([cell('商铺', 4)], months);
    expect([whole, byMonth, byBuilding, byKind]).toEqual([
      { name: '全小区', ...nothing },
      [{ name: '2026-03', ...nothing }],
      [{ name: '商铺', ...nothing }],
      [{ name: '住宅', ...nothing }],
    ]);
  });

  it('of kinds give away nothing that buildings would complete', () => {
    // three shops in a house of their own, all parking in the garage: kinds alone would hold back
    // shops and parking, buildings shops and the first house, and the garage would tell them apart
    const cells = [
      cell('1栋', 60),
      cell('2栋', 80),
      cell('商业楼', 3, '商铺'),
      cell('地下车库', 90, '车位'),
    ];
    const { byBuilding, byKind } = publishedCollection(cells, months);
    expect(shownOf(byKind)).toEqual(['住宅']);
    expect(shownOf(byBuilding)).not.toContain('地下车库');
  });

  it('are held back where three or four cells together are fewer than five', () => {
    const cells = [
      cell('1栋', 1, '车位'),
      cell('3栋', 5, '商铺'),
      cell('1栋', 3),
      cell('4栋', 3),
      cell('4栋', 1, '车位'),
      cell('1栋', 1, '商铺'),
    ];
    const { byBuilding, byKind } = publishedCollection(cells, months);
    // 3栋 and 住宅 taken off the total would leave three units in three cells
    expect([...shownOf(byBuilding), ...shownOf(byKind)]).toEqual(['住宅']);
  });

  it('are shown by building alone where there are too many small cells to try them all', () => {
    const names = Array.from({ length: 40 }, (_, at) => `${at + 1}栋`);
    const cells = names.flatMap((name) => [
      cell(name, 20),
      cell(name, 1, '商铺'),
      cell(name, 1, '车位'),
    ]);
    const { byBuilding, byKind } = publishedCollection(cells, months);
    expect(shownOf(byBuilding)).toEqual(names);
    expect(shownOf(byKind)).toEqual([]);
  });

  it('are the same groups whatever months are asked for', () => {
    const april = period('2026-04');
    const cells = [
      cell('1栋', 4),
      cell('2栋', 40),
      cell('3栋', 50),
      cell('4栋', 60),
      ...['1栋', '2栋', '3栋', '4栋'].map((name) => cell(name, 70, '住宅', april)),
    ];
    for (const range of [months, { from: april, to: april }, { from: march, to: april }]) {
      expect(shownOf(publishedCollection(cells, range).byBuilding)).toEqual(['3栋', '4栋']);
    }
  });

  it('of a month with four homes are held back, and so is every sum it is in', () => {
    const april = period('2026-04');
    const cells = [cell('1栋', 40), cell('1栋', 4, '住宅', april)];
    const both = publishedCollection(cells, { from: march, to: april });
    expect(both.whole.shown).toBe(false);
    expect(shownOf(both.byMonth)).toEqual(['2026-03']);
    expect(publishedCollection(cells, months).whole.shown).toBe(true);
  });
});

describe('nobody', () => {
  const units = fc.integer({ min: 1, max: 12 });
  const place = fc.record({
    building: fc.constantFrom('1栋', '2栋', '3栋', '4栋', '车库'),
    kind: fc.constantFrom('住宅', '商铺', '车位'),
    units,
  });
  const cellsOf = fc
    .uniqueArray(place, { selector: (p) => `${p.building}${p.kind}`, minLength: 1, maxLength: 12 })
    .map((all) => all.map(({ building, kind, units: n }) => cell(building, n, kind)));

  it('learns of fewer than five units, whatever is added and subtracted', () => {
    fc.assert(
      fc.property(cellsOf, (cells) => {
        const { whole, byBuilding, byKind } = publishedCollection(cells, months);
        const known = new Span();
        if (whole.shown) known.add(cells.map(() => 1n));
        for (const name of shownOf(byBuilding)) {
          known.add(cells.map((each) => (each.building === name ? 1n : 0n)));
        }
        for (const name of shownOf(byKind)) {
          known.add(cells.map((each) => (each.kind === name ? 1n : 0n)));
        }
        for (let subset = 1; subset < 2 ** cells.length; subset += 1) {
          const inside = (at: number) => (subset >> at) % 2 === 1;
          const size = cells.filter((_each, at) => inside(at)).reduce((n, c) => n + c.units, 0);
          if (size >= GROUP_MIN) continue;
          expect(known.has(cells.map((_each, at) => (inside(at) ? 1n : 0n)))).toBe(false);
        }
      }),
      { numRuns: 300 },
    );
  });
});
