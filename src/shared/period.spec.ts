import fc from 'fast-check';
import { day } from './day';
import {
  comparePeriods,
  formatPeriod,
  isPeriod,
  nextPeriod,
  period,
  periodOf,
  periodsFrom,
  previousPeriod,
  yearOf,
} from './period';

const refusal = (code: string) => expect.objectContaining({ name: 'DomainError', code });
const anyPeriod = fc
  .tuple(fc.integer({ min: 1901, max: 9998 }), fc.integer({ min: 1, max: 12 }))
  .map(([year, month]) => period(`${year}-${String(month).padStart(2, '0')}`));

describe('period', () => {
  it.each([['2026-03'], ['1900-01'], ['9999-12']])('accepts %s', (text) =>
    expect(period(text)).toBe(text),
  );

  it.each([
    ['2026-00'],
    ['2026-13'],
    ['0206-01'],
    ['2026-3'],
    ['202603'],
    ['2026-03-05'],
    ['2026-03\n'],
    [''],
    [202603],
    [null],
  ])('refuses %p', (given) => {
    expect(isPeriod(given)).toBe(false);
    expect(() => period(given as string)).toThrow(refusal('period.malformed'));
  });
});

it('takes the period and the year from a day', () => {
  expect(periodOf(day('2026-03-05'))).toBe('2026-03');
  expect(yearOf(period('2026-03'))).toBe(2026);
});

describe('stepping', () => {
  it.each([
    ['2026-03', '2026-04'],
    ['2026-09', '2026-10'],
    ['2026-11', '2026-12'],
    ['2026-12', '2027-01'],
  ])('after %s comes %s', (before, after) => {
    expect(nextPeriod(period(before))).toBe(after);
    expect(previousPeriod(period(after))).toBe(before);
  });

  it('goes there and back, always forward in order', () => {
    fc.assert(
      fc.property(anyPeriod, (some) => {
        const next = nextPeriod(some);
        expect(isPeriod(next)).toBe(true);
        expect(previousPeriod(next)).toBe(some);
        expect(comparePeriods(some, next)).toBe(-1);
        expect(comparePeriods(next, some)).toBe(1);
        expect(comparePeriods(some, some)).toBe(0);
      }),
    );
  });

  it('refuses to leave the calendar', () => {
    expect(() => nextPeriod(period('9999-12'))).toThrow(refusal('period.out-of-range'));
    expect(() => previousPeriod(period('1900-01'))).toThrow(refusal('period.out-of-range'));
  });
});

describe('periodsFrom', () => {
  it.each([
    ['2025-11', '2026-02', ['2025-11', '2025-12', '2026-01', '2026-02']],
    ['2026-03', '2026-03', ['2026-03']],
  ])('from %s to %s', (first, last, expected) => {
    expect(periodsFrom(period(first), period(last))).toEqual(expected);
  });

  it('refuses a reversed range', () => {
    const reversed = () => periodsFrom(period('2026-03'), period('2026-02'));
    expect(reversed).toThrow(refusal('period.reversed'));
  });

  it('is the walk of single steps', () => {
    fc.assert(
      fc.property(anyPeriod, fc.integer({ min: 0, max: 11 }), (first, steps) => {
        const walk = [first];
        for (let step = 0; step < steps; step += 1) walk.push(nextPeriod(walk.at(-1)!));
        expect(periodsFrom(first, walk.at(-1)!)).toEqual(walk);
      }),
    );
  });
});

it.each([
  ['2026-03', '2026年3月'],
  ['2026-12', '2026年12月'],
])('shows %s as %s', (text, expected) => expect(formatPeriod(period(text))).toBe(expected));
