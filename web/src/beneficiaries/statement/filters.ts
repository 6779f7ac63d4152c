import type { Query } from '../../shared/api/client';
import { typedYuan } from '../../shared/format/yuan';
import { isPeriod } from '../flow/range';

/** What a statement can be narrowed by; each is a parameter of the page's address, so it can be shared. */
export const FILTER_NAMES = [
  'q',
  'from',
  'to',
  'direction',
  'fund',
  'account',
  'payee',
  'use',
  'source',
  'line',
  'min',
  'max',
] as const;
export type FilterName = (typeof FILTER_NAMES)[number];
export type Filters = Record<FilterName, string>;

const SHORTEST_SEARCH = 2;

export function filtersOf(params: URLSearchParams): Filters {
  const pairs = FILTER_NAMES.map((name) => [name, params.get(name)?.trim() ?? ''] as const);
  return Object.fromEntries(pairs) as Filters;
}

/** Filters as the address carries them, empty ones left out. */
export function paramsOf(filters: Filters): URLSearchParams {
  const params = new URLSearchParams();
  for (const name of FILTER_NAMES) if (filters[name]) params.set(name, filters[name]);
  return params;
}

/**
 * Filters as the server takes them: whole months become their first and last day, and a search for
 * an amount becomes a range of one amount.
 */
export function queryOf(filters: Filters): Query {
  const { q, ...rest } = filters;
  const amount = typedYuan(q);
  const searched = amount === null ? { q } : { min: amount, max: amount };
  const min = typedYuan(rest.min) ?? '';
  const max = typedYuan(rest.max) ?? '';
  return { ...rest, from: firstDayOf(rest.from), to: lastDayOf(rest.to), min, max, ...searched };
}

function firstDayOf(period: string): string {
  return isPeriod(period) ? `${period}-01` : '';
}

function lastDayOf(period: string): string {
  if (!isPeriod(period)) return '';
  const [year, month] = period.split('-').map(Number);
  // Day 0 of the next month is the last of this one.
  const last = new Date(Date.UTC(year ?? 0, month ?? 0, 0)).getUTCDate();
  return `${period}-${last}`;
}

/** How many conditions are set besides the search itself. */
export function countSet(filters: Filters): number {
  return FILTER_NAMES.filter((name) => name !== 'q' && filters[name] !== '').length;
}

/** A search needs two characters (or an amount): the index knows pairs of characters. */
export function isSearchable(q: string): boolean {
  const trimmed = q.trim();
  return (
    trimmed === '' || typedYuan(trimmed) !== null || Array.from(trimmed).length >= SHORTEST_SEARCH
  );
}
