import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { api } from '../../shared/api/client';
import type { MoneyEntry, MyMoney, Page } from '../../shared/api/types';
import { Badge } from '../../shared/components/Badge';
import { EmptyState } from '../../shared/components/EmptyState';
import { ErrorState } from '../../shared/components/ErrorState';
import { Skeleton } from '../../shared/components/Skeleton';
import { formatYuan } from '../../shared/format/yuan';
import { useDates } from '../../shared/i18n/useDates';
import { useWords } from '../../shared/i18n/i18n';
import { useCommunity } from '../layout/community';
import { Card } from '../parts/Card';
import { Button } from '../parts/form';
import { Rows } from '../parts/Rows';
import { byPayee, type PayeeGroup } from './money';
import styles from './my-money.module.css';
import rows from './rows.module.css';

interface Props {
  money: MyMoney;
  useKey: string;
}

/** Who was paid, and every voucher of it; by payee as soon as all of them are there. */
export function EntriesBehind({ money, useKey }: Props) {
  const t = useWords();
  const list = useEntriesBehind(money, useKey);
  const entries = list.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <Card title={t('my-money:use.entries')}>
      {list.isError && <ErrorState error={list.error} onRetry={() => void list.refetch()} />}
      {list.isPending && <Skeleton lines={6} tall />}
      {list.data && entries.length === 0 && <EmptyState title={t('my-money:use.empty')} />}
      {entries.length > 0 && <p className="quiet small">{t('my-money:use.hint')}</p>}
      {list.hasNextPage ? (
        <>
          <Vouchers entries={entries} />
          <div className={styles.acts}>
            <Button
              kind="plain"
              busy={list.isFetchingNextPage}
              onClick={() => void list.fetchNextPage()}
            >
              {t(list.isFetchingNextPage ? 'loading' : 'loadMore')}
            </Button>
          </div>
        </>
      ) : (
        byPayee(entries).map((group) => <Payee key={group.payee ?? ''} group={group} />)
      )}
    </Card>
  );
}

const AT_ONCE = 100;

function useEntriesBehind({ unitId, from, to }: MyMoney, useKey: string) {
  const { path } = useCommunity();
  const address = path(`/my-money/uses/${encodeURIComponent(useKey)}/entries`);
  return useInfiniteQuery({
    queryKey: [address, unitId, from, to, 'pages'],
    queryFn: ({ pageParam: cursor, signal }) =>
      api.get<Page<MoneyEntry>>(address, { unitId, from, to, limit: AT_ONCE, cursor }, signal),
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
  });
}

function Payee({ group: { payee, kind, share, entries } }: { group: PayeeGroup }) {
  const t = useWords();
  return (
    <section className={rows.payee}>
      <h3>
        <span>
          {payee ?? t('my-money:use.noPayee')}{' '}
          {kind === 'related' && <Badge tone="attention">{t('my-money:use.related')}</Badge>}
        </span>
        <span className="num">{formatYuan(share)}</span>
      </h3>
      <p className="quiet small">{t('my-money:use.count', { count: entries.length })}</p>
      <Vouchers entries={entries} />
    </section>
  );
}

function Vouchers({ entries }: { entries: MoneyEntry[] }) {
  return (
    <Rows>
      {entries.map((entry) => (
        <Voucher key={entry.seq} entry={entry} />
      ))}
    </Rows>
  );
}

/** One voucher: what of it stands here, and this home's part of that. */
function Voucher({ entry }: { entry: MoneyEntry }) {
  const t = useWords();
  const { page } = useCommunity();
  const dates = useDates();
  const about = [
    dates.day(entry.bookedOn),
    entry.fileCount > 0 ? t('my-money:use.papers', { count: entry.fileCount }) : null,
  ];
  return (
    <Link className={rows.use} to={page(`/entries/${entry.seq}`)}>
      <span className={rows.useHead}>
        <b>{entry.summary || entry.title}</b>
        <span className="num">{formatYuan(entry.share)}</span>
      </span>
      <span className={rows.about}>
        <span>{about.filter(Boolean).join(' · ')}</span>
        <span>
          {t('my-money:use.entryWhole', { amount: formatYuan(entry.charged) })}{' '}
          {entry.reversed && <Badge>{t('my-money:use.reversed')}</Badge>}
        </span>
      </span>
    </Link>
  );
}
