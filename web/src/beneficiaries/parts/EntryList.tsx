import { useInfiniteQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { api, withQuery, type Query } from '../../shared/api/client';
import type { EntryCard, Statement } from '../../shared/api/types';
import { EmptyState } from '../../shared/components/EmptyState';
import { ErrorState } from '../../shared/components/ErrorState';
import { Skeleton } from '../../shared/components/Skeleton';
import { useDates } from '../../shared/i18n/useDates';
import { useWords } from '../../shared/i18n/i18n';
import styles from './EntryList.module.css';
import { EntryRow } from './EntryRow';
import { Button } from './form';
import { Rows } from './Rows';

interface Props {
  path: string;
  query: Query;
  emptyTitle: string;
  emptyHint?: string;
  /** What stands above the rows once the first page is there. */
  head?: (first: Statement) => ReactNode;
}

/** Entries newest first under the months they belong to, page after page. */
export function EntryList({ path, query, emptyTitle, emptyHint, head }: Props) {
  const t = useWords();
  const list = useEntries(path, query);
  if (list.isError && !list.data)
    return <ErrorState error={list.error} onRetry={() => void list.refetch()} />;
  if (!list.data) return <Skeleton lines={6} tall />;
  const first = list.data.pages[0];
  const cards = list.data.pages.flatMap((one) => one.items);
  if (cards.length === 0) return <EmptyState title={emptyTitle}>{emptyHint}</EmptyState>;
  return (
    <>
      {first && head?.(first)}
      {byMonth(cards).map((month) => (
        <Month key={month.period} {...month} />
      ))}
      {list.isFetchNextPageError && <ErrorState error={list.error} />}
      {list.hasNextPage ? (
        <div className={styles.more}>
          <Button
            kind="plain"
            busy={list.isFetchingNextPage}
            onClick={() => void list.fetchNextPage()}
          >
            {list.isFetchingNextPage ? t('loading') : t('loadMore')}
          </Button>
        </div>
      ) : (
        <p className={styles.end}>{t('statement:end')}</p>
      )}
    </>
  );
}

function useEntries(path: string, query: Query) {
  const whole = withQuery(path, query);
  return useInfiniteQuery({
    queryKey: [whole, 'pages'],
    queryFn: ({ pageParam, signal }) =>
      api.get<Statement>(path, { ...query, cursor: pageParam }, signal),
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
  });
}

interface MonthOfEntries {
  period: string;
  cards: EntryCard[];
}

function byMonth(cards: EntryCard[]): MonthOfEntries[] {
  const months: MonthOfEntries[] = [];
  for (const card of cards) {
    const last = months[months.length - 1];
    if (last?.period === card.period) last.cards.push(card);
    else months.push({ period: card.period, cards: [card] });
  }
  return months;
}

function Month({ period, cards }: MonthOfEntries) {
  const dates = useDates();
  return (
    <section>
      <h3 className={styles.month}>{dates.period(period)}</h3>
      <Rows>
        {cards.map((card) => (
          <EntryRow key={card.seq} card={card} />
        ))}
      </Rows>
    </section>
  );
}
