import { useSearchParams } from 'react-router';
import { today } from '../../shared/format/dates';
import { useHereGet } from '../app/here';
import type { Periods } from './types';

export interface Filters {
  from: string;
  to: string;
  account: string;
  fund: string;
  q: string;
}

export function usePeriods() {
  return useHereGet<Periods>('/periods');
}

/**
 * The filters of the books, kept in the address: a link shows the same to somebody else. Without
 * any, the newest month that has entries.
 */
export function useFilters(): [Filters, (part: Partial<Filters>) => void] {
  const [params, setParams] = useSearchParams();
  const periods = usePeriods().data;
  const newest = periods?.items.find(({ entryCount }) => entryCount > 0)?.period;
  const fallback = newest ?? today().slice(0, 7);
  const filters: Filters = {
    from: params.get('from') ?? fallback,
    to: params.get('to') ?? fallback,
    account: params.get('account') ?? '',
    fund: params.get('fund') ?? '',
    q: params.get('q') ?? '',
  };
  const change = (part: Partial<Filters>) => {
    const next = inOrder({ ...filters, ...part }, part);
    const kept = Object.entries(next).filter(([, value]) => value !== '');
    setParams(Object.fromEntries(kept), { replace: true });
  };
  return [filters, change];
}

/** The end moved before the beginning takes the beginning along. */
function inOrder(filters: Filters, changed: Partial<Filters>): Filters {
  if (filters.from <= filters.to) return filters;
  return changed.from === undefined
    ? { ...filters, from: filters.to }
    : { ...filters, to: filters.from };
}
