import type { Query } from '../../shared/api/client';

const STATES = ['waiting', 'overdue', 'answered', 'settled', 'disputed'] as const;
const OWN = ['mine', 'following'] as const;

export const FILTERS = ['all', ...OWN, ...STATES] as const;
export type Filter = (typeof FILTERS)[number];

const isAmong = <T extends string>(all: readonly T[], one: string): one is T =>
  all.some((each) => each === one);

/** What the address says is shown. */
export function filterOf(params: URLSearchParams): Filter {
  const shown = params.get('show') ?? 'all';
  return isAmong(FILTERS, shown) ? shown : 'all';
}

/** The address as the server takes it. */
export function queryOf(params: URLSearchParams): Query {
  const filter = filterOf(params);
  return {
    q: params.get('q'),
    subjectKind: params.get('kind'),
    subjectId: params.get('subject'),
    ...(isAmong(OWN, filter) ? { [filter]: true } : {}),
    ...(isAmong(STATES, filter) ? { state: filter } : {}),
  };
}

const SHORTEST_SEARCH = 2;

/** The index knows pairs of characters. */
export const isSearchable = (words: string): boolean =>
  words.trim() === '' || Array.from(words.trim()).length >= SHORTEST_SEARCH;
