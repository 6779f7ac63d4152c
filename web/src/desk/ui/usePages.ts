import { useInfiniteQuery } from '@tanstack/react-query';
import { api, withQuery, type Query } from '../../shared/api/client';
import type { Page } from '../../shared/api/types';
import { useHere } from '../app/here';

/** A keyset-paged list of this community, as far as it was read, and the way to read on. */
export function usePages<T, P extends Page<T> = Page<T>>(path: string, query: Query = {}) {
  const whole = withQuery(useHere().api(path), query);
  const list = useInfiniteQuery({
    queryKey: [whole, 'pages'],
    queryFn: ({ pageParam, signal }) => api.get<P>(withCursor(whole, pageParam), {}, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
  });
  const pages = list.data?.pages;
  return {
    items: pages?.flatMap((page) => page.items) ?? null,
    first: pages?.[0] ?? null,
    error: list.error,
    retry: () => void list.refetch(),
    hasMore: list.hasNextPage,
    more: () => void list.fetchNextPage(),
    isReadingMore: list.isFetchingNextPage,
  };
}

export type Pages<T> = Omit<ReturnType<typeof usePages<T>>, 'first'>;

function withCursor(path: string, cursor: string | null): string {
  if (cursor === null) return path;
  return `${path}${path.includes('?') ? '&' : '?'}cursor=${encodeURIComponent(cursor)}`;
}
