import fc from 'fast-check';
import { Money } from './money';
import { splitByWeight, splitEqually, weightOf } from './split';

const refusal = (code: string) => expect.objectContaining({ name: 'DomainError', code });
const split = (total: string, weights: bigint[]) =>
  splitByWeight(Money.yuan(total), weights).map(String);

const anyTotal = fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }).map((fen) => Money.fen(fen));
const anyWeights = fc
  .array(fc.oneof(fc.constant(0n), fc.bigInt({ min: 0n, max: 10n ** 7n })), {
    minLength: 1,
    maxLength: 40,
  })
  .filter((weights) => weights.some((weight) => weight > 0n));

describe('splitByWeight', () => {
  it.each<[string, bigint[], string[]]>([
    ['1000', [1n, 1n, 1n], ['333.34', '333.33', '333.33']],
    ['-1000', [1n, 1n, 1n], ['-333.34', '-333.33', '-333.33']],
    ['0.02', [1n, 1n, 1n], ['0.01', '0.01', '0.00']],
    ['0', [1n, 2n], ['0.00', '0.00']],
    ['100', [0n, 1n, 0n], ['0.00', '100.00', '0.00']],
    // 33.334…, 66.665…: the larger remainder wins, though it comes later.
    ['100', [33334n, 66666n], ['33.33', '66.67']],
    ['0.01', [1n, 3n, 2n], ['0.00', '0.01', '0.00']],
    // 0.5 fen and 1.5 fen: of equal remainders the larger weight has it, wherever it stands.
    ['0.02', [1n, 3n], ['0.00', '0.02']],
    ['0.02', [3n, 1n], ['0.02', '0.00']],
    ['300', [7136n, 8950n, 12044n], ['76.10', '95.45', '128.45']],
  ])('%s over %p is %p', (total, weights, expected) => {
    expect(split(total, weights)).toEqual(expected);
  });

  it.each<[string, bigint[], string]>([
    ['no weights', [], 'split.no-weights'],
    ['only zeros', [0n, 0n], 'split.zero-weights'],
    ['a negative one', [3n, -1n], 'split.negative-weight'],
  ])('refuses %s', (_, weights, code) => {
    expect(() => split('1', weights)).toThrow(refusal(code));
  });

  it('always adds up to the total', () => {
    fc.assert(
      fc.property(anyTotal, anyWeights, (total, weights) => {
        expect(Money.sum(splitByWeight(total, weights)).toString()).toBe(total.toString());
      }),
    );
  });

  it('keeps every share within one fen of its exact proportion', () => {
    fc.assert(
      fc.property(anyTotal, anyWeights, (total, weights) => {
        const whole = weights.reduce((sum, weight) => sum + weight, 0n);
        for (const [index, share] of splitByWeight(total, weights).entries()) {
          const weight = weights[index] ?? 0n;
          const off = share.toFen() * whole - total.toFen() * weight;
          expect(off > -whole && off < whole).toBe(true);
          if (weight === 0n) expect(share.isZero()).toBe(true);
        }
      }),
    );
  });

  it('gives the spare fen to the largest remainders', () => {
    fc.assert(
      fc.property(anyTotal, anyWeights, (total, weights) => {
        const whole = weights.reduce((sum, weight) => sum + weight, 0n);
        const fen = total.abs().toFen();
        const got = splitByWeight(total, weights).map((share, index) => {
          const exact = fen * (weights[index] ?? 0n);
          const extra = share.abs().toFen() > exact / whole;
          return { extra, remainder: exact % whole };
        });
        const lucky = got.filter((one) => one.extra).map((one) => one.remainder);
        const others = got.filter((one) => !one.extra).map((one) => one.remainder);
        for (const remainder of lucky) {
          expect(others.every((other) => other <= remainder)).toBe(true);
        }
      }),
    );
  });

  it('favours the earlier of equal weights, and by one fen at most', () => {
    fc.assert(
      fc.property(anyTotal, anyWeights, (total, weights) => {
        const shares = splitByWeight(total.abs(), weights);
        for (const [index, weight] of weights.entries()) {
          const twin = weights.indexOf(weight);
          const ahead = shares[twin]!.minus(shares[index]!).toFen();
          expect(ahead === 0n || ahead === 1n).toBe(true);
        }
      }),
    );
  });

  it('gives the same shares in whatever order the weights come', () => {
    const sorted = (shares: Money[]) => shares.sort((a, b) => a.compare(b)).map(String);
    fc.assert(
      fc.property(anyTotal, anyWeights, (total, weights) => {
        const turned = [...weights].reverse();
        expect(sorted(splitByWeight(total, turned))).toEqual(sorted(splitByWeight(total, weights)));
      }),
    );
  });

  it('mirrors a negative total', () => {
    fc.assert(
      fc.property(anyTotal, anyWeights, (total, weights) => {
        const mirrored = splitByWeight(total.negated(), weights).map((share) => share.negated());
        expect(mirrored).toEqual(splitByWeight(total, weights));
      }),
    );
  });

  it('leaves the weights as they were', () => {
    const weights = Object.freeze([3n, 1n, 2n]);
    expect(splitByWeight(Money.yuan('1'), weights).map(String)).toEqual(['0.50', '0.17', '0.33']);
  });
});

describe('splitEqually', () => {
  it('gives the larger shares first', () => {
    expect(splitEqually(Money.yuan('1000'), 3).map(String)).toEqual(['333.34', '333.33', '333.33']);
    expect(splitEqually(Money.yuan('-0.05'), 2).map(String)).toEqual(['-0.03', '-0.02']);
  });

  it.each([[0], [-1], [1.5], [Number.NaN], [Number.POSITIVE_INFINITY]])('refuses %p parts', (n) => {
    expect(() => splitEqually(Money.yuan('1'), n)).toThrow(refusal('split.no-weights'));
  });
});

describe('weightOf', () => {
  it.each([
    ['71.36', 7136n],
    ['71.3', 7130n],
    ['71', 7100n],
    ['0.05', 5n],
    ['0', 0n],
    ['9999999999.99', 999_999_999_999n],
  ])('reads %s ㎡ as %p', (text, expected) => expect(weightOf(text)).toBe(expected));

  it.each([['71.365'], ['-1'], [''], ['1e2'], ['71.36㎡'], ['.5'], [71.36], [null]])(
    'refuses %p',
    (given) => {
      expect(() => weightOf(given as string)).toThrow(refusal('weight.malformed'));
    },
  );
});
