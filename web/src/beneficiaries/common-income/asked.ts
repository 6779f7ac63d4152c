import { isPeriod } from '../flow/range';

/** The month or the year being looked at; `at` is a month within it. */
export interface Asked {
  unit: 'month' | 'year';
  at: string;
}

/** What the address says; null when it says nothing that can be asked. */
export function askedIn(params: URLSearchParams): Asked | null {
  const unit = params.get('unit');
  const at = params.get('at');
  if (!isPeriod(at) || (unit !== 'month' && unit !== 'year')) return null;
  return { unit, at };
}
