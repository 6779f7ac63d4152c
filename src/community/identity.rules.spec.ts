import * as fc from 'fast-check';
import { checkCharacterOf, identityNumber } from './identity.rules';

// The standard's own worked examples, of people who do not exist.
const GOOD = ['11010519491231002X', '440524188001010014'];

describe('identityNumber', () => {
  it.each(GOOD.filter((number) => number.slice(6, 8) === '19'))('takes %s', (number) => {
    expect(identityNumber(number)).toBe(number);
  });

  it('takes a small x, full-width digits and spaces, and gives one spelling', () => {
    expect(identityNumber(' １１０１０５ 19491231 002x ')).toBe('11010519491231002X');
  });

  it.each([
    ['', 'person.identity-malformed'],
    ['11010519491231002', 'person.identity-malformed'],
    ['110105194912310021X', 'person.identity-malformed'],
    ['01010519491231002X', 'person.identity-malformed'],
    ['11010519490231002X', 'person.identity-malformed'],
    ['440524188001010014', 'person.identity-malformed'],
    ['110105194912310021', 'person.identity-mistyped'],
  ])('refuses %s as %s', (text, code) => {
    expect(() => identityNumber(text)).toThrow(expect.objectContaining({ code }));
  });

  const digit = fc.integer({ min: 0, max: 9 });
  const number = fc
    .tuple(
      fc.integer({ min: 110_000, max: 659_999 }),
      fc.date({
        min: new Date('1930-01-01'),
        max: new Date('2020-12-31'),
        noInvalidDate: true,
      }),
      fc.integer({ min: 0, max: 999 }),
    )
    .map(([place, born, order]) => {
      const day = born.toISOString().slice(0, 10).replaceAll('-', '');
      const body = `${place}${day}${String(order).padStart(3, '0')}`;
      return body + checkCharacterOf(body);
    });

  it('takes every number with its right check character', () => {
    fc.assert(fc.property(number, (one) => identityNumber(one) === one));
  });

  it('catches every single wrong digit and every swap of neighbours', () => {
    fc.assert(
      fc.property(number, fc.integer({ min: 0, max: 16 }), digit, (one, place, other) => {
        const slipped = one.slice(0, place) + other + one.slice(place + 1);
        const swapped =
          one.slice(0, place) +
          one
            .slice(place, place + 2)
            .split('')
            .reverse()
            .join('') +
          one.slice(place + 2);
        for (const wrong of [slipped, swapped].filter((text) => text !== one)) {
          expect(() => identityNumber(wrong)).toThrow();
        }
      }),
    );
  });
});
