import { period } from '../../src/shared/period';
import { comparedWith, type Months, monthNames, withinBooks } from './compared.rules';

const months = (from: string, to = from): Months => ({ from: period(from), to: period(to) });

describe('what a report compares with', () => {
  it.each<[Months, Months, Months]>([
    [months('2026-03'), months('2026-02'), months('2026-01', '2026-03')],
    [months('2026-01'), months('2025-12'), months('2026-01')],
    [months('2026-01', '2026-03'), months('2025-10', '2025-12'), months('2026-01', '2026-03')],
  ])('%j', (now, before, year) => {
    expect(comparedWith(now)).toEqual({ now, before, year });
  });

  it('begins where the books begin', () => {
    const asked = comparedWith(months('2025-10', '2025-12'));
    expect(withinBooks(asked, period('2025-11'))).toEqual({
      now: months('2025-11', '2025-12'),
      before: months('2025-07', '2025-09'),
      year: months('2025-11', '2025-12'),
    });
    expect(withinBooks(asked, period('2024-01'))).toEqual(asked);
  });

  it('names months as they stand under an axis', () => {
    expect(monthNames([period('2026-01'), period('2026-12')])).toEqual(['1月', '12月']);
  });
});
