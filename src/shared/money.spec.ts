import fc from 'fast-check';
import { Money } from './money';
import { Rate } from './rate';

const yuan = (text: string) => Money.yuan(text);
const refusal = (code: string) => expect.objectContaining({ name: 'DomainError', code });

const anyFen = fc.bigInt({ min: -(10n ** 16n), max: 10n ** 16n });
const anyRate = fc
  .tuple(fc.bigInt({ min: 0n, max: 10n ** 7n }), fc.integer({ min: 0, max: 999_999 }))
  .map(([whole, fraction]) => `${whole}.${String(fraction).padStart(6, '0')}`);

describe('Money.yuan', () => {
  it.each([
    ['300', '300.00'],
    ['300.5', '300.50'],
    ['0.01', '0.01'],
    ['-0.01', '-0.01'],
    ['-0', '0.00'],
    ['-0.00', '0.00'],
    ['007.10', '7.10'],
    ['9999999999999999.99', '9999999999999999.99'],
    ['-9999999999999999.99', '-9999999999999999.99'],
  ])('reads %s as %s', (text, expected) => expect(yuan(text).toString()).toBe(expected));

  it.each([
    ['1e3'],
    ['0x10'],
    ['1_000'],
    ['1,000.00'],
    ['NaN'],
    ['Infinity'],
    [''],
    [' '],
    [' 1'],
    ['1 '],
    ['1\n'],
    ['1.'],
    ['.5'],
    ['1.005'],
    ['+1'],
    ['--1'],
    ['−1'],
    ['１２'],
    ['¥1'],
    ['12345678901234567'],
    [300],
    [null],
    [undefined],
    [300n],
    [['300']],
    [Money.zero],
  ])('refuses %p', (given) => {
    expect(() => yuan(given as string)).toThrow(refusal('money.malformed'));
  });

  it('says in Chinese what to write instead', () => {
    expect(() => yuan('abc')).toThrow('金额格式不对，请填写数字，最多两位小数，例如 1234.50');
  });
});

describe('arithmetic', () => {
  it.each([
    ['0.1', '0.2', '0.30', '-0.10'],
    ['9007199254740993.01', '0.01', '9007199254740993.02', '9007199254740993.00'],
    ['-5', '5', '0.00', '-10.00'],
  ])('%s and %s: sum %s, difference %s', (a, b, sum, difference) => {
    expect(yuan(a).plus(yuan(b)).toString()).toBe(sum);
    expect(yuan(a).minus(yuan(b)).toString()).toBe(difference);
  });

  it('sums nothing to zero, and anything that can be iterated', () => {
    expect(Money.sum([])).toEqual(Money.zero);
    expect(Money.sum(new Set([yuan('1'), yuan('2.50')])).toString()).toBe('3.50');
  });

  it('refuses to leave numeric(18,2)', () => {
    const largest = yuan('9999999999999999.99');
    expect(() => largest.plus(yuan('0.01'))).toThrow(refusal('money.too-large'));
    expect(() => largest.negated().minus(yuan('0.01'))).toThrow(refusal('money.too-large'));
    expect(() => largest.times(Rate.of('1.000001'))).toThrow(refusal('money.too-large'));
    expect(() => Money.fen(10n ** 18n)).toThrow(refusal('money.too-large'));
  });

  it('adds, subtracts and turns round as whole fen do', () => {
    fc.assert(
      fc.property(anyFen, anyFen, (a, b) => {
        const [x, y] = [Money.fen(a), Money.fen(b)];
        expect(x.plus(y).toFen()).toBe(a + b);
        expect(x.minus(y).toFen()).toBe(a - b);
        expect(x.negated().toFen()).toBe(-a);
        expect(x.abs().toFen()).toBe(a < 0n ? -a : a);
        expect(Money.sum([x, y, x]).toFen()).toBe(a + b + a);
      }),
    );
  });

  it('never changes an amount once made', () => {
    const amount = yuan('5');
    amount.plus(yuan('1'));
    amount.negated();
    expect(amount.toString()).toBe('5.00');
    expect(() => Object.assign(amount, { amount: 0 })).toThrow(TypeError);
  });

  it('knows only one zero', () => {
    expect(Money.zero.negated()).toEqual(Money.zero);
    expect(yuan('-0')).toEqual(Money.zero);
    expect(yuan('-0.01').times(Rate.of('0.1'))).toEqual(Money.zero);
  });
});

describe('times', () => {
  it.each([
    ['1.20', '71.36', '85.63'],
    ['100', '0.0375', '3.75'],
    ['0.01', '0.5', '0.01'],
    ['-0.01', '0.5', '-0.01'],
    ['0.01', '0.499999', '0.00'],
    ['1.00', '1.005', '1.01'],
    ['2.00', '0', '0.00'],
  ])('%s × %s = %s', (amount, rate, expected) => {
    expect(yuan(amount).times(Rate.of(rate)).toString()).toBe(expected);
  });

  it('is the exact product rounded once, half up by size', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 10n), max: 10n ** 10n }), anyRate, (fen, rate) => {
        const exact = fen * BigInt(rate.replace('.', ''));
        const size = exact < 0n ? -exact : exact;
        const rounded = (size + 500_000n) / 1_000_000n;
        expect(Money.fen(fen).times(Rate.of(rate)).toFen()).toBe(fen < 0n ? -rounded : rounded);
      }),
    );
  });

  it('stays exact with the longest amounts and rates', () => {
    const rate = Rate.of('0.333333').times(Rate.of('0.333333')).times(Rate.of('0.333333'));
    // The second product ends in …499999999999999999 of a fen: rounded twice, it would go up.
    for (const fen of [999_999_999_999_999_999n, 500_162_000_081_000_027n]) {
      const exact = fen * 333_333n ** 3n;
      const one = 10n ** 18n;
      expect(Money.fen(fen).times(rate).toFen()).toBe((exact + one / 2n) / one);
    }
  });
});

describe('comparison', () => {
  it('orders by size and not by text', () => {
    expect(yuan('9').isLessThan(yuan('10'))).toBe(true);
    const sorted = ['10', '-9', '9', '-10'].map(yuan).sort((a, b) => a.compare(b));
    expect(sorted.map(String)).toEqual(['-10.00', '-9.00', '9.00', '10.00']);
  });

  it('agrees with whole fen in every question', () => {
    const close = fc.bigInt({ min: -3n, max: 3n });
    fc.assert(
      fc.property(fc.oneof(close, anyFen), fc.oneof(close, anyFen), (a, b) => {
        const [x, y] = [Money.fen(a), Money.fen(b)];
        expect(x.isLessThan(y)).toBe(a < b);
        expect(x.isAtMost(y)).toBe(a <= b);
        expect(x.isMoreThan(y)).toBe(a > b);
        expect(x.isAtLeast(y)).toBe(a >= b);
        expect(x.equals(y)).toBe(a === b);
        expect(x.compare(y)).toBe(a === b ? 0 : a < b ? -1 : 1);
        expect([x.isZero(), x.isPositive(), x.isNegative()]).toEqual([a === 0n, a > 0n, a < 0n]);
      }),
    );
  });

  it('is never equal to what is not Money', () => {
    expect(yuan('3').equals('3.00')).toBe(false);
    expect(yuan('3').equals(undefined)).toBe(false);
  });

  it('fails loudly with operators, and says what to use', () => {
    const [a, b] = [yuan('9'), yuan('10')];
    expect(() => a < b).toThrow('isLessThan');
    expect(() => Number(a)).toThrow(TypeError);
    expect(() => (a as unknown as number) + 1).toThrow(TypeError);
    expect(`${String(a)}`).toBe('9.00');
  });
});

describe('text', () => {
  it('leaves as text with two decimals, in JSON and in PostgreSQL', () => {
    expect(JSON.stringify({ amount: yuan('300') })).toBe('{"amount":"300.00"}');
    expect(yuan('-1234.5').toPostgres()).toBe('-1234.50');
  });

  it.each([
    ['0', '0.00', '¥0.00'],
    ['1234.5', '1,234.50', '¥1,234.50'],
    ['999.99', '999.99', '¥999.99'],
    ['-1234.5', '−1,234.50', '−¥1,234.50'],
    ['1234567890123456.78', '1,234,567,890,123,456.78', '¥1,234,567,890,123,456.78'],
  ])('shows %s as %s and %s', (text, plain, withSign) => {
    expect(yuan(text).format()).toBe(plain);
    expect(yuan(text).formatYuan()).toBe(withSign);
  });

  it('survives every way out and back', () => {
    fc.assert(
      fc.property(anyFen, (fen) => {
        const money = Money.fen(fen);
        expect(Money.yuan(money.toString())).toEqual(money);
        expect(Money.yuan(money.toJSON()).toFen()).toBe(fen);
        expect(Money.yuan(money.format().replaceAll(',', '').replace('−', '-'))).toEqual(money);
      }),
    );
  });
});
