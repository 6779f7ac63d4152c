import fc from 'fast-check';
import { Money } from '../shared/money';
import { GROUP_MIN, collectionRate, publishedGroups } from './collection.rules';

const yuan = (text: string) => Money.yuan(text);
const group = (name: string, units: number) => ({
  name,
  units,
  billed: yuan('100'),
  received: yuan('92.3'),
});
const shown = (units: number[]) =>
  publishedGroups(units.map((count, at) => group(`${at}`, count))).map((each) => each.shown);

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
    [
      [0, 40],
      [true, true],
    ],
  ])('of %p units: shown %p', (units, expected) => {
    expect(shown(units)).toEqual(expected);
  });

  it('say nothing of a group that is held back', () => {
    expect(publishedGroups([group('商铺', 4)])).toEqual([
      { name: '商铺', shown: false, billed: null, received: null, rate: null },
    ]);
  });

  it('never give away fewer than five units, whatever is subtracted', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(40), { minLength: 1, maxLength: 12 }), (units) => {
        const published = shown(units);
        const hidden = units.filter((_count, at) => !published[at]);
        expect(
          units.every((count, at) => count === 0 || count >= GROUP_MIN || !published[at]),
        ).toBe(true);
        if (hidden.length === 0 || published.every((isShown, at) => !isShown || units[at] === 0)) {
          return;
        }
        expect(hidden.length).toBeGreaterThan(1);
        expect(hidden.reduce((sum, count) => sum + count, 0)).toBeGreaterThanOrEqual(GROUP_MIN);
      }),
    );
  });
});
