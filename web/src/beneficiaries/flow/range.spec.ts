import { isPeriod, monthsOf, quarterOf, rangeAround, shifted, spanAsked, stopsOf } from './range';

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

  it('stops at every unit that the books touch', () => {
    const books = { from: '2025-11', to: '2026-02' };
    expect(monthsOf(books)).toEqual(['2025-11', '2025-12', '2026-01', '2026-02']);
    expect(stopsOf('quarter', books).map(({ from }) => from)).toEqual(['2025-10', '2026-01']);
    expect(stopsOf('year', books)).toHaveLength(2);
    expect(monthsOf({ from: '2026-02', to: '2026-01' })).toEqual([]);
  });

  it('reads the address, forgives what is wrong in it, and turns a reversed range round', () => {
    const none = { unit: null, at: null, from: null, to: null };
    const otherwise = { unit: 'month', at: '2026-03' } as const;
    expect(spanAsked(none, otherwise)).toEqual({
      unit: 'month',
      range: { from: '2026-03', to: '2026-03' },
    });
    expect(spanAsked({ ...none, unit: 'decade', at: '2026-99' }, otherwise).unit).toBe('month');
    const custom = { unit: 'custom', at: null, from: '2026-05', to: '2026-02' };
    expect(spanAsked(custom, otherwise)).toEqual({
      unit: 'custom',
      range: { from: '2026-02', to: '2026-05' },
    });
  });
});
