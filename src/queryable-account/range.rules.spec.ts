import { day } from '../shared/day';
import { Money } from '../shared/money';
import { flowRange, soundFilter, useFilter } from './range.rules';

describe('a range of months', () => {
  it.each([
    ['2026-03', '2026-02', 'account.range-reversed'],
    ['2016-01', '2026-01', 'account.range-too-long'],
    ['2026-13', '2026-13', 'period.malformed'],
  ])('%s to %s is refused: %s', (from, to, code) => {
    expect(() => flowRange({ from, to })).toThrow(expect.objectContaining({ code }));
  });

  it('covers its months whole, for the entries behind a use', () => {
    expect(useFilter('lift', { from: '2026-02', to: '2026-02', fund: 'F1' })).toEqual({
      from: '2026-02-01',
      to: '2026-02-28',
      fund: 'F1',
      use: 'lift',
    });
  });

  it('knows no use of that name', () => {
    expect(() => useFilter('yacht', { from: '2026-02', to: '2026-02' })).toThrow(
      expect.objectContaining({ code: 'account.use-unknown' }),
    );
  });
});

describe('a filter', () => {
  const [early, late] = [day('2026-02-01'), day('2026-02-02')];
  const [small, large] = [Money.yuan('9.99'), Money.yuan('10.00')];

  it.each([
    [{ from: late, to: early }, 'account.days-reversed'],
    [{ min: large, max: small }, 'account.amounts-reversed'],
  ])('that nothing can fit is refused: %#', (filter, code) => {
    expect(() => soundFilter(filter)).toThrow(expect.objectContaining({ code }));
  });

  it.each([
    {},
    { from: early, to: early },
    { from: late },
    { to: early },
    { min: small, max: small },
    { min: large },
    { max: small },
  ])('that something may fit is left as it is: %#', (filter) => {
    expect(soundFilter(filter)).toBe(filter);
  });
});
