import fc from 'fast-check';
import {
  compareDays,
  day,
  dayInShanghai,
  daysBetween,
  firstDayOf,
  formatDay,
  isDay,
  lastDayOf,
  plusDays,
} from './day';
import { period, periodOf } from './period';

const refusal = (code: string) => expect.objectContaining({ name: 'DomainError', code });
const anyDay = fc
  .date({
    min: new Date('1901-01-01T00:00:00Z'),
    max: new Date('2999-12-31T00:00:00Z'),
    noInvalidDate: true,
  })
  .map((instant) => day(instant.toISOString().slice(0, 10)));

describe('day', () => {
  it.each([['2026-03-05'], ['2024-02-29'], ['2000-02-29'], ['1900-01-01'], ['9999-12-31']])(
    'accepts %s',
    (text) => expect(day(text)).toBe(text),
  );

  it.each([
    ['2026-02-29'],
    ['1900-02-29'],
    ['2026-04-31'],
    ['2026-00-10'],
    ['2026-13-01'],
    ['2026-01-00'],
    ['2026-01-32'],
    ['0206-01-01'],
    ['2026-3-5'],
    ['2026/03/05'],
    ['2026-03-05T00:00:00Z'],
    ['2026-03-05\n'],
    [''],
    [20260305],
    [null],
    [undefined],
    [new Date(0)],
  ])('refuses %p', (given) => {
    expect(isDay(given)).toBe(false);
    expect(() => day(given as string)).toThrow(refusal('day.malformed'));
  });
});

describe('counting days', () => {
  it.each([
    ['2026-02-28', 1, '2026-03-01'],
    ['2024-02-28', 1, '2024-02-29'],
    ['2026-12-31', 1, '2027-01-01'],
    ['2026-01-01', -1, '2025-12-31'],
    ['2026-03-05', 0, '2026-03-05'],
    ['2026-01-01', 365, '2027-01-01'],
  ])('%s and %d days is %s', (from, count, to) => {
    expect(plusDays(day(from), count)).toBe(to);
    expect(daysBetween(day(from), day(to))).toBe(count);
  });

  it('refuses to leave the calendar', () => {
    expect(() => plusDays(day('9999-12-31'), 1)).toThrow(refusal('day.out-of-range'));
    expect(() => plusDays(day('1900-01-01'), -1)).toThrow(refusal('day.out-of-range'));
    expect(() => plusDays(day('2026-01-01'), Number.NaN)).toThrow(refusal('day.out-of-range'));
  });

  it('goes there and back, and orders as it counts', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -300, max: 300_000 }), (from, count) => {
        const to = plusDays(from, count);
        expect(isDay(to)).toBe(true);
        expect(daysBetween(from, to)).toBe(count);
        expect(plusDays(to, -count)).toBe(from);
        expect(compareDays(from, to)).toBe(-Math.sign(count) + 0);
      }),
    );
  });
});

describe('dayInShanghai', () => {
  it.each([
    ['2026-03-04T15:59:59.999Z', '2026-03-04'],
    ['2026-03-04T16:00:00.000Z', '2026-03-05'],
    ['2025-12-31T16:00:00.000Z', '2026-01-01'],
    ['2024-02-28T16:00:00+08:00', '2024-02-28'],
  ])('at %s it is %s', (instant, expected) => {
    expect(dayInShanghai(new Date(instant))).toBe(expected);
  });

  it('agrees with the time-zone tables since summer time ended', () => {
    const tables = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' });
    const instants = fc.date({
      min: new Date('1992-01-01T00:00:00Z'),
      max: new Date('2200-01-01T00:00:00Z'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(instants, (instant) => {
        expect(dayInShanghai(instant)).toBe(tables.format(instant));
      }),
    );
  });

  it('refuses an instant that is none', () => {
    expect(() => dayInShanghai(new Date('nonsense'))).toThrow(refusal('day.out-of-range'));
  });
});

describe('days of a period', () => {
  it.each([
    ['2026-01', '2026-01-31'],
    ['2026-02', '2026-02-28'],
    ['2024-02', '2024-02-29'],
    ['2026-04', '2026-04-30'],
    ['2026-12', '2026-12-31'],
  ])('%s ends on %s', (month, last) => {
    expect(firstDayOf(period(month))).toBe(`${month}-01`);
    expect(lastDayOf(period(month))).toBe(last);
  });

  it('contain each of its days, and the day after the last begins the next', () => {
    fc.assert(
      fc.property(anyDay, (some) => {
        const month = periodOf(some);
        expect(compareDays(firstDayOf(month), some)).toBeLessThanOrEqual(0);
        expect(compareDays(some, lastDayOf(month))).toBeLessThanOrEqual(0);
        expect(plusDays(lastDayOf(month), 1).slice(8)).toBe('01');
      }),
    );
  });
});

it.each([
  ['2026-03-05', '2026年3月5日'],
  ['2026-12-31', '2026年12月31日'],
])('shows %s as %s', (text, expected) => expect(formatDay(day(text))).toBe(expected));
