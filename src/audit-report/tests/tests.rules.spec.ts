import fc from 'fast-check';
import { type Day, day, plusDays } from '../../shared/day';
import { Money } from '../../shared/money';
import { BENFORD_LEAST, benfordOf, benfordShare } from './benford.rules';
import { limitJustAbove, limitsOf, SPLIT_DAYS, splitsOf } from './limits.rules';

const yuan = (text: string) => Money.yuan(text);
const LIMITS = limitsOf({
  approvalLadder: [{ upTo: '1000.00' }, { upTo: '5000.00' }, { upTo: null }],
  quotesAbove: '5000.00',
});

describe('limits of a contract', () => {
  it('are named once each, the smallest first', () => {
    expect(LIMITS.map(String)).toEqual(['1000.00', '5000.00']);
    const above = { approvalLadder: [{ upTo: '3000.00' }], quotesAbove: '800.00' };
    expect(limitsOf(above).map(String)).toEqual(['800.00', '3000.00']);
  });

  it.each([
    ['949.99', null],
    ['950.00', '1000.00'],
    ['1000.00', '1000.00'],
    ['1000.01', null],
    ['4749.99', null],
    ['4750.00', '5000.00'],
    ['5000.00', '5000.00'],
    ['5000.01', null],
  ])('%s yuan stays just below %s', (amount, limit) => {
    expect(limitJustAbove(yuan(amount), LIMITS)?.toString() ?? null).toBe(limit);
  });
});

const paid = (payeeId: string, on: string, amount: string) => ({
  payeeId,
  on: day(on),
  amount: yuan(amount),
});
const foundIn = (payments: ReturnType<typeof paid>[]) =>
  splitsOf(payments, () => LIMITS).map(
    ({ last, count, total, limit }) =>
      `${last.on} ${count} ${total.toString()} > ${limit.toString()}`,
  );

describe('split purchases', () => {
  it.each([
    ['one payment', [paid('a', '2026-03-01', '900.00')], []],
    [
      'two that pass a limit together',
      [paid('a', '2026-03-01', '600.00'), paid('a', '2026-03-30', '500.00')],
      ['2026-03-30 2 1100.00 > 1000.00'],
    ],
    [
      'two that stay within it',
      [paid('a', '2026-03-01', '500.00'), paid('a', '2026-03-02', '500.00')],
      [],
    ],
    [
      'a day too far apart',
      [paid('a', '2026-03-01', '600.00'), paid('a', '2026-03-31', '500.00')],
      [],
    ],
    ['two payees', [paid('a', '2026-03-01', '600.00'), paid('b', '2026-03-02', '500.00')], []],
    [
      'one that passes the limit alone',
      [paid('a', '2026-03-01', '1200.00'), paid('a', '2026-03-02', '500.00')],
      [],
    ],
    [
      'the higher limit',
      [paid('a', '2026-03-01', '3000.00'), paid('a', '2026-03-02', '2500.00')],
      ['2026-03-02 2 5500.00 > 5000.00'],
    ],
  ])('are seen in %s', (_what, payments, found) => {
    expect(foundIn(payments)).toEqual(found);
  });

  it('never name a payment that passes the limit alone, and always one above it together', () => {
    const start: Day = day('2026-01-01');
    const payment = fc.record({
      payeeId: fc.constantFrom('a', 'b'),
      on: fc.nat(90).map((days) => plusDays(start, days)),
      amount: fc.bigInt({ min: 1n, max: 700_000n }).map((fen) => Money.fen(fen)),
    });
    fc.assert(
      fc.property(fc.array(payment, { maxLength: 30 }), (payments) => {
        for (const { last, count, total, limit } of splitsOf(payments, () => LIMITS)) {
          expect(count).toBeGreaterThan(1);
          expect(last.amount.isAtMost(limit)).toBe(true);
          expect(total.isMoreThan(limit)).toBe(true);
        }
      }),
    );
    expect(SPLIT_DAYS).toBe(30);
  });
});

/** As many of each pair as the law says, rounded. */
const lawful = (amounts: number) =>
  new Map(
    Array.from({ length: 90 }, (_, index): [number, number] => [
      index + 10,
      Math.round(benfordShare(index + 10) * amounts),
    ]),
  );

describe('the first two digits', () => {
  it('share one whole', () => {
    const shares = Array.from({ length: 90 }, (_, index) => benfordShare(index + 10));
    expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
    expect(benfordShare(10)).toBeCloseTo(0.04139, 5);
  });

  it('are close where amounts follow the law, and one pair too many stands out', () => {
    const counts = lawful(5000);
    expect(benfordOf(counts)).toMatchObject({ verdict: 'close', pairs: [] });
    counts.set(49, (counts.get(49) ?? 0) + 300);
    const { verdict, pairs } = benfordOf(counts);
    expect(pairs.map(({ digits }) => digits)).toEqual([49]);
    expect(verdict).not.toBe('close');
  });

  it('say nothing below the least number, whatever comes', () => {
    expect(benfordOf(new Map())).toEqual({
      amounts: 0,
      deviation: 0,
      verdict: 'too-few',
      pairs: [],
    });
    const few = new Map([[49, BENFORD_LEAST - 1]]);
    expect(benfordOf(few)).toMatchObject({ verdict: 'too-few', pairs: [] });
    expect(benfordOf(new Map([[49, BENFORD_LEAST]])).pairs).toHaveLength(1);
  });

  it('count every amount once and name only pairs that come too often', () => {
    const counts = fc.array(fc.tuple(fc.integer({ min: 10, max: 99 }), fc.nat(200)));
    fc.assert(
      fc.property(counts, (given) => {
        const map = new Map(given);
        const { amounts, pairs } = benfordOf(map);
        expect(amounts).toBe([...map.values()].reduce((sum, count) => sum + count, 0));
        expect(pairs.every(({ share, expected }) => share > expected)).toBe(true);
      }),
    );
  });
});
