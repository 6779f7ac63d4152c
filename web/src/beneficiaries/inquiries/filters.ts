import type { Query } from '../../shared/api/client';

export const FILTERS = ['all', 'open', 'answered', 'mine'] as const;
export type Filter = (typeof FILTERS)[number];

/** What the address says is shown. */
export function filterOf(params: URLSearchParams): Filter {
  const shown = params.get('show');
  return FILTERS.find((filter) => filter === shown) ?? 'all';
}

/** The address as the server takes it. */
export function queryOf(params: URLSearchParams): Query {
  const filter = filterOf(params);
  return {
    q: params.get('q'),
    subjectKind: params.get('kind'),
    subjectId: params.get('subject'),
    ...(filter === 'mine' ? { mine: true } : {}),
    ...(filter === 'open' || filter === 'answered' ? { state: filter } : {}),
  };
}

const SHORTEST_SEARCH = 2;

/** The index knows pairs of characters. */
export const isSearchable = (words: string): boolean =>
  words.trim() === '' || Array.from(words.trim()).length >= SHORTEST_SEARCH;
