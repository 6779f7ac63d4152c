import { isPeriod, quarterOf, rangeAround, shifted } from './range';

describe('the period switch', () => {
  it.each([
    ['month', '2026-03', '2026-03', '2026-03'],
    ['quarter', '2026-05', '2026-04', '2026-06'],
    ['quarter', '2026-12', '2026-10', '2026-12'],
    ['year', '2026-05', '2026-01', '2026-12'],
  ] as const)('finds the %s of %s', (unit, period, from, to) => {
    expect(rangeAround(unit, period)).toEqual({ from, to });
  });

  it('steps over the turn of the year', () => {
    expect(shifted('month', { from: '2026-01', to: '2026-01' }, -1).from).toBe('2025-12');
    expect(shifted('quarter', { from: '2025-10', to: '2025-12' }, 1)).toEqual({
      from: '2026-01',
      to: '2026-03',
    });
    expect(shifted('year', { from: '2026-01', to: '2026-12' }, -1).to).toBe('2025-12');
  });

  it('numbers quarters and knows a period when it sees one', () => {
    expect(['2026-01', '2026-03', '2026-04', '2026-12'].map(quarterOf)).toEqual([1, 1, 2, 4]);
    expect(isPeriod('2026-13')).toBe(false);
    expect(isPeriod('2026-12')).toBe(true);
    expect(isPeriod(null)).toBe(false);
  });
});
