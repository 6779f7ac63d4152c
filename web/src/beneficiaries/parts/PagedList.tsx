import { useInfiniteQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { api } from '../../shared/api/client';
import type { Page } from '../../shared/api/types';
import { EmptyState } from '../../shared/components/EmptyState';
import { ErrorState } from '../../shared/components/ErrorState';
import { Skeleton } from '../../shared/components/Skeleton';
import { useWords } from '../../shared/i18n/i18n';
import styles from './EntryList.module.css';
import { Button } from './form';
import { Rows } from './Rows';

interface Props<T> {
  path: string;
  emptyTitle: string;
  emptyHint?: string;
  /** One row; it carries its key. */
  children: (item: T) => ReactNode;
}

/** Things that come page after page, in the order they come. */
export function PagedList<T>({ path, emptyTitle, emptyHint, children }: Props<T>) {
  const t = useWords();
  const list = usePages<T>(path);
  if (list.isError && !list.data)
    return <ErrorState error={list.error} onRetry={() => void list.refetch()} />;
  if (!list.data) return <Skeleton lines={6} tall />;
  const items = list.data.pages.flatMap((one) => one.items);
  if (items.length === 0) return <EmptyState title={emptyTitle}>{emptyHint}</EmptyState>;
  return (
    <>
      <Rows>{items.map(children)}</Rows>
      {list.isFetchNextPageError && <ErrorState error={list.error} />}
      {list.hasNextPage && (
        <div className={styles.more}>
          <Button
            kind="plain"
            busy={list.isFetchingNextPage}
            onClick={() => void list.fetchNextPage()}
          >
            {list.isFetchingNextPage ? t('loading') : t('loadMore')}
          </Button>
        </div>
      )}
    </>
  );
}

function usePages<T>(path: string) {
  return useInfiniteQuery({
    queryKey: [path, 'pages'],
    queryFn: ({ pageParam, signal }) => api.get<Page<T>>(path, { cursor: pageParam }, signal),
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
  });
}
