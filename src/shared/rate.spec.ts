import fc from 'fast-check';
import { Rate } from './rate';

const refusal = (code: string) => expect.objectContaining({ name: 'DomainError', code });

describe('Rate.of', () => {
  it.each([
    ['3.2', '3.2'],
    ['3.20', '3.2'],
    ['0.0375', '0.0375'],
    ['0.000001', '0.000001'],
    ['100', '100'],
    ['0', '0'],
    ['0.000', '0'],
    ['71.36', '71.36'],
    ['9999999999.999999', '9999999999.999999'],
  ])('reads %s as %s', (text, expected) => {
    expect(Rate.of(text).toString()).toBe(expected);
    expect(JSON.stringify(Rate.of(text))).toBe(`"${expected}"`);
    expect(Rate.of(text).toPostgres()).toBe(expected);
  });

  it.each([
    ['-1'],
    ['1e3'],
    ['1.0000001'],
    ['12345678901'],
    [''],
    [' 1'],
    ['.5'],
    ['1.'],
    ['NaN'],
    [3.2],
    [null],
  ])('refuses %p', (given) => {
    expect(() => Rate.of(given as string)).toThrow(refusal('rate.malformed'));
  });
});

describe('times', () => {
  it.each([
    ['3.2', '71.36', '228.352'],
    ['0.5', '0.2', '0.1'],
    ['0', '9.99', '0'],
  ])('%s × %s = %s, exactly', (a, b, expected) => {
    expect(Rate.of(a).times(Rate.of(b)).toString()).toBe(expected);
  });

  it('has no order and keeps one as it is', () => {
    const rate = fc
      .tuple(fc.integer({ min: 0, max: 9999 }), fc.integer({ min: 0, max: 999_999 }))
      .map(([whole, fraction]) => Rate.of(`${whole}.${String(fraction).padStart(6, '0')}`));
    fc.assert(
      fc.property(rate, rate, (a, b) => {
        expect(a.times(b).equals(b.times(a))).toBe(true);
        expect(a.times(Rate.of('1.0')).equals(a)).toBe(true);
        expect(a.times(Rate.of('0')).isZero()).toBe(true);
      }),
    );
  });

  it('refuses a product too long to stay exact with money', () => {
    const long = Rate.of('1234567.654321');
    expect(() => long.times(long)).toThrow(refusal('rate.too-long'));
  });
});

it('is equal whatever zeros were written, and to nothing else', () => {
  expect(Rate.of('3.20').equals(Rate.of('3.2'))).toBe(true);
  expect(Rate.of('3.2').equals(Rate.of('32'))).toBe(false);
  expect(Rate.of('3.2').equals('3.2')).toBe(false);
});

it('fails loudly with operators', () => {
  expect(() => Rate.of('9') < Rate.of('10')).toThrow(TypeError);
});
