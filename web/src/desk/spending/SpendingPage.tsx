import { Button, type TableColumnsType } from 'antd';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { EmptyState } from '../../shared/components/EmptyState';
import { ErrorState } from '../../shared/components/ErrorState';
import { Skeleton } from '../../shared/components/Skeleton';
import { useDates } from '../../shared/i18n/useDates';
import { useHere } from '../app/here';
import { useIsPhone } from '../app/media';
import { useWords, type Words } from '../app/words';
import { Chips } from '../ui/Chips';
import { amountColumn, clippedColumn, textColumn } from '../ui/columns';
import { DataTable } from '../ui/DataTable';
import { PageHead } from '../ui/PageHead';
import { SearchField } from '../ui/SearchField';
import { StateTag } from '../ui/StateTag';
import { Toolbar } from '../ui/Toolbar';
import { usePages, type Pages } from '../ui/usePages';
import { SpendingCards } from './SpendingCards';
import type { Spending } from './types';

const STATES = [
  '',
  'draft',
  'submitted',
  'reviewed',
  'approved',
  'ordered',
  'released',
  'paid',
  'rejected',
  'withdrawn',
  'lapsed',
] as const;

/** Every request, newest first; the filter is in the address, so that a link shows the same. */
export default function SpendingPage() {
  const t = useWords('spending');
  const here = useHere();
  const navigate = useNavigate();
  const phone = useIsPhone();
  const [params, setParams] = useSearchParams();
  const state = params.get('state') ?? '';
  const q = params.get('q') ?? '';
  const list = usePages<Spending>('/spending', { state, q });
  const filter = (part: Record<string, string>) =>
    setParams(clean({ state, q, ...part }), { replace: true });
  const List = phone ? Cards : Rows;
  return (
    <>
      <PageHead
        title={t('title')}
        lead={t('lead')}
        actions={
          here.may('spending.request') && (
            <Button type="primary" onClick={() => void navigate(here.to('spending/new'))}>
              {t('new')}
            </Button>
          )
        }
      />
      <Toolbar>
        <Chips
          label={t('filterState')}
          value={state}
          options={STATES.map((key) => ({ key, name: t(`state.${key || 'all'}`) }))}
          onChange={(key) => filter({ state: key })}
        />
        <SearchField value={q} onChange={(text) => filter({ q: text })} placeholder={t('search')} />
      </Toolbar>
      <List list={list} filtered={state !== '' || q !== ''} />
    </>
  );
}

function clean(params: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(params).filter(([, value]) => value !== ''));
}

interface ListProps {
  list: Pages<Spending>;
  filtered: boolean;
}

function Empty({ filtered }: { filtered: boolean }) {
  const t = useWords('spending');
  return filtered ? (
    <EmptyState title={t('noHit')}>{t('noHitHint')}</EmptyState>
  ) : (
    <EmptyState title={t('empty')}>{t('emptyHint')}</EmptyState>
  );
}

function Cards({ list, filtered }: ListProps) {
  if (list.error && !list.items) return <ErrorState error={list.error} onRetry={list.retry} />;
  if (!list.items) return <Skeleton lines={6} />;
  if (list.items.length === 0) return <Empty filtered={filtered} />;
  return <SpendingCards list={list} items={list.items} />;
}

function Rows({ list, filtered }: ListProps) {
  const t = useWords('spending');
  const here = useHere();
  const navigate = useNavigate();
  const dates = useDates();
  return (
    <DataTable
      label={t('title')}
      rowKey="id"
      columns={columnsOf(t, dates.dayShort, (id) => here.to(`spending/${id}`))}
      rows={list.items}
      error={list.error}
      onRetry={list.retry}
      empty={<Empty filtered={filtered} />}
      onOpen={({ id }) => void navigate(here.to(`spending/${id}`))}
      hasMore={list.hasMore}
      onMore={list.more}
      isReadingMore={list.isReadingMore}
    />
  );
}

function columnsOf(
  t: Words,
  day: (day: string) => string,
  to: (id: string) => string,
): TableColumnsType<Spending> {
  return [
    textColumn(t('col.number'), ({ id, number }) => <Link to={to(id)}>{number}</Link>, 128),
    textColumn(t('col.state'), ({ state, stateName }) => (
      <StateTag state={state} name={t(`state.${state}`, { defaultValue: stateName })} />
    )),
    clippedColumn(t('col.reason'), ({ reason }) => reason, 260),
    clippedColumn(t('col.payee'), ({ payee }) => payee.name, 180),
    clippedColumn(t('col.account'), ({ accountName }) => accountName, 130),
    clippedColumn(t('col.waiting'), (spending) => waitingOf(t, day, spending), 150),
    textColumn(t('col.on'), ({ occurredOn }) => (occurredOn ? day(occurredOn) : '')),
    amountColumn(t('col.amount'), ({ amount }) => amount),
  ];
}

/** Whom it waits for; while the owners are asked, until when. */
function waitingOf(t: Words, day: (day: string) => string, spending: Spending): string {
  const { waitingFor, consultationEndsOn, state } = spending;
  if (waitingFor && waitingFor.who.length > 0) return waitingFor.who.join('、');
  return state === 'reviewed' && consultationEndsOn
    ? t('consultation.short', { day: day(consultationEndsOn) })
    : '';
}
