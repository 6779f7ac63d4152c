import { useInfiniteQuery } from '@tanstack/react-query';
import { api } from '../../shared/api/client';
import type { Page as Paged } from '../../shared/api/types';
import { EmptyState } from '../../shared/components/EmptyState';
import { ErrorState } from '../../shared/components/ErrorState';
import { Skeleton } from '../../shared/components/Skeleton';
import { useWords } from '../../shared/i18n/i18n';
import { useCommunity } from '../layout/community';
import { Page } from '../layout/Page';
import { Card } from '../parts/Card';
import { Button } from '../parts/form';
import { Rows } from '../parts/Rows';
import { EmergencyRow } from './EmergencyRow';
import type { Emergency } from './shapes';

/** 应急支出: the only way round "no budget, no spending", and what became of each. */
export function EmergenciesPage() {
  const t = useWords();
  const { page } = useCommunity();
  return (
    <Page
      title={t('budget:emergency.title')}
      lead={t('budget:emergency.lead')}
      back={{ to: page('/budget'), word: t('budget:title') }}
    >
      <List />
    </Page>
  );
}

function List() {
  const t = useWords();
  const list = useEmergencies();
  if (list.isError && !list.data)
    return <ErrorState error={list.error} onRetry={() => void list.refetch()} />;
  if (!list.data) return <Skeleton lines={6} tall />;
  const items = list.data.pages.flatMap((one) => one.items);
  if (items.length === 0)
    return (
      <EmptyState title={t('budget:emergency.none')}>{t('budget:emergency.noneHint')}</EmptyState>
    );
  return (
    <Card title={t('budget:emergency.list')}>
      <Rows>
        {items.map((item) => (
          <EmergencyRow key={`${item.requestId}-${item.publishedAt}`} item={item} />
        ))}
      </Rows>
      {list.isFetchNextPageError && <ErrorState error={list.error} />}
      {list.hasNextPage && (
        <Button
          kind="plain"
          busy={list.isFetchingNextPage}
          onClick={() => void list.fetchNextPage()}
        >
          {list.isFetchingNextPage ? t('loading') : t('loadMore')}
        </Button>
      )}
    </Card>
  );
}

function useEmergencies() {
  const { path } = useCommunity();
  const address = path('/emergencies');
  return useInfiniteQuery({
    queryKey: [address, 'pages'],
    queryFn: ({ pageParam, signal }) =>
      api.get<Paged<Emergency>>(address, { cursor: pageParam }, signal),
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
  });
}
