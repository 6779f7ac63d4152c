import fc from 'fast-check';
import { Money } from '../shared/money';
import { amountOf } from './bill.rules';
import { sharesOf } from './shared-cost.rules';
import type { Bearer } from './shared-cost.rules';

const unit = (unitId: string, area: string, use: string | null = null): Bearer => ({
  unitId,
  area,
  use,
});
const yuan = (text: string) => Money.yuan(text);

describe('a shared cost', () => {
  it('is 333.34, 333.33, 333.33 over three units of one size (acceptance case 6)', () => {
    const shares = sharesOf(
      yuan('1000'),
      'area',
      ['a', 'b', 'c'].map((id) => unit(id, '80.00')),
    );
    expect(shares.map(({ amount }) => amount.toString())).toEqual(['333.34', '333.33', '333.33']);
    expect(shares.map(({ inputs }) => inputs.carry)).toEqual([1, 0, 0]);
  });

  it.each<['area' | 'equal' | 'meter', string[]]>([
    ['area', ['25.00', '75.00']],
    ['equal', ['50.00', '50.00']],
    ['meter', ['90.00', '10.00']],
  ])('goes by %s: %p', (shareBy, expected) => {
    const bearers = [unit('a', '50.00', '9.00'), unit('b', '150.00', '1.00')];
    expect(sharesOf(yuan('100'), shareBy, bearers).map(({ amount }) => amount.toString())).toEqual(
      expected,
    );
  });

  it('leaves out who used nothing', () => {
    const bearers = [unit('a', '50.00', '0.00'), unit('b', '50.00'), unit('c', '50.00', '2.00')];
    expect(sharesOf(yuan('100'), 'meter', bearers).map(({ unitId }) => unitId)).toEqual(['c']);
  });

  it('has nobody to go to when no meter moved', () => {
    expect(() => sharesOf(yuan('100'), 'meter', [unit('a', '50.00')])).toThrow('权重全部为零');
  });

  it('adds up to the cost, and every share follows from what is recorded of it', () => {
    const anyBearers = fc
      .array(fc.integer({ min: 0, max: 50_000 }), { minLength: 1, maxLength: 60 })
      .filter((areas) => areas.some((area) => area > 0))
      .map((areas) => areas.map((area, at) => unit(`u${at}`, (area / 100).toFixed(2))));
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 10n }), anyBearers, (fen, bearers) => {
        const total = Money.fen(fen);
        const shares = sharesOf(total, 'area', bearers);
        expect(Money.sum(shares.map(({ amount }) => amount)).equals(total)).toBe(true);
        for (const { amount, inputs } of shares) {
          expect(amountOf(inputs).toString()).toBe(amount.toString());
        }
      }),
    );
  });
});
