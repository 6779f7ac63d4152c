import fc from 'fast-check';
import { Money } from '../shared/money';
import { differenceOf, FACES, sumOfPieces } from './cashier-day.rules';
import type { Pieces } from './cashier-day.rules';

const yuan = (text: string) => Money.yuan(text);
const refusal = (code: string) => expect.objectContaining({ code });

describe('what was counted', () => {
  it('by pieces is the sum over face values, exactly', () => {
    expect(sumOfPieces({ '100': 3, '0.5': 1, '0.1': 7 }).toString()).toBe('301.20');
    const anyPieces = fc.dictionary(
      fc.constantFrom(...FACES),
      fc.nat(9999),
    ) as fc.Arbitrary<Pieces>;
    fc.assert(
      fc.property(anyPieces, (pieces) => {
        const tenths = FACES.reduce(
          (sum, face) => sum + Number(face) * 10 * (pieces[face] ?? 0),
          0,
        );
        expect(sumOfPieces(pieces).toFen()).toBe(BigInt(Math.round(tenths)) * 10n);
      }),
    );
  });

  it.each([
    ['nothing more or less', '50', '50', '', '0.00'],
    ['too much, explained', '50', '60', '找零少付', '10.00'],
    ['too little, explained', '50', '49.50', '找零多付', '-0.50'],
  ])('with %s', (_what, booked, counted, reason, difference) => {
    const count = { counted: yuan(counted), pieces: {}, reason };
    expect(differenceOf(yuan(booked), count).toString()).toBe(difference);
  });

  it.each([
    [
      'a difference nobody explains',
      { counted: yuan('49'), pieces: {}, reason: ' ' },
      'unexplained',
    ],
    [
      'pieces of another sum',
      { counted: yuan('50'), pieces: { '20': 2 }, reason: '' },
      'other-sum',
    ],
  ])('refuses %s', (_what, count, code) => {
    expect(() => differenceOf(yuan('50'), count)).toThrow(
      refusal(`charges.${code === 'unexplained' ? 'difference-unexplained' : 'pieces-other-sum'}`),
    );
  });
});
