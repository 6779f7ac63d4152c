import * as fc from 'fast-check';
import { Money } from '../shared/money';
import {
  feeWeightOf,
  headsOf,
  hundredthsOf,
  type OwnedUnit,
  shareWeightOf,
  squareMetres,
  sumOfAreas,
} from './areas.rules';

const area = fc.bigInt({ min: 0n, max: 10n ** 12n - 1n }).map(squareMetres);

describe('areas', () => {
  it('sums where floats would not: 0.10 + 0.20', () => {
    expect(sumOfAreas(['0.10', '0.20'])).toBe('0.30');
    expect(sumOfAreas([])).toBe('0.00');
  });

  it('reads one decimal or none as tenths and wholes', () => {
    expect(hundredthsOf('71.3')).toBe(7130n);
    expect(hundredthsOf('71')).toBe(7100n);
  });

  it.each(['', '-1.00', '71.365', '1e3', 'x'])('refuses %s', (text) => {
    expect(() => hundredthsOf(text)).toThrow('not an area');
  });

  it('comes back from hundredths as it went', () => {
    fc.assert(fc.property(area, (text) => squareMetres(hundredthsOf(text)) === text));
  });

  it('sums in any order to the same', () => {
    fc.assert(
      fc.property(fc.array(area), (areas) => sumOfAreas(areas) === sumOfAreas(areas.toReversed())),
    );
  });

  it('counts fees by the billing area and votes by the registered one', () => {
    const unit = { registeredArea: '89.50', billingArea: '80.00' };
    expect(Money.yuan('1.20').times(feeWeightOf(unit)).toString()).toBe('96.00');
    expect(shareWeightOf(unit).toString()).toBe('89.5');
  });
});

describe('headsOf (物权编解释一 第 9 条)', () => {
  const unit = (id: string, ...owners: string[]): OwnedUnit => ({ id, holding: 'sold', owners });
  const unsold = (id: string): OwnedUnit => ({ id, holding: 'developer', owners: [] });

  it.each<[string, OwnedUnit[], number]>([
    ['nobody', [], 0],
    ['one unit, one head', [unit('1', 'a')], 1],
    ['co-owners are one head', [unit('1', 'a', 'b')], 1],
    ['one buyer of three units is one head', [unit('1', 'a'), unit('2', 'a'), unit('3', 'a')], 1],
    ['in whatever order co-owners stand', [unit('1', 'a', 'b'), unit('2', 'b', 'a')], 1],
    ['alone and with a spouse are two buyers', [unit('1', 'a'), unit('2', 'a', 'b')], 2],
    ['all unsold units are one head', [unsold('1'), unsold('2'), unit('3', 'a')], 2],
    ['units of unknown owners count each', [unit('1'), unit('2')], 2],
  ])('%s', (_, units, heads) => expect(headsOf(units)).toBe(heads));

  it('is never more than the number of units', () => {
    const anyUnit = fc.record({
      id: fc.uuid(),
      holding: fc.constantFrom('sold' as const, 'developer' as const),
      owners: fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 2 }),
    });
    fc.assert(fc.property(fc.array(anyUnit), (units) => headsOf(units) <= units.length));
  });
});
