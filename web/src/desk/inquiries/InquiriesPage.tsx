import type { TableColumnsType } from 'antd';
import { Navigate, useNavigate, useSearchParams } from 'react-router';
import { Badge } from '../../shared/components/Badge';
import { EmptyState } from '../../shared/components/EmptyState';
import { clockOf, toneOf } from '../../shared/inquiries/clock';
import type { InquiriesPage as Found, InquiryCard } from '../../shared/inquiries/types';
import { useDates } from '../../shared/i18n/useDates';
import { useHere } from '../app/here';
import { useWords, type Words } from '../app/words';
import { Chips } from '../ui/Chips';
import { clippedColumn, textColumn } from '../ui/columns';
import { DataTable } from '../ui/DataTable';
import { PageHead } from '../ui/PageHead';
import { SearchField } from '../ui/SearchField';
import { Toolbar } from '../ui/Toolbar';
import { usePages } from '../ui/usePages';
import styles from './inquiries.module.css';

/** 答复: what owners asked, the shortest clock first. */
export default function InquiriesPage() {
  const here = useHere();
  const [params] = useSearchParams();
  // 待办 names the question; it has a page of its own.
  const open = params.get('open');
  if (open) return <Navigate to={here.to(`inquiries/${open}`)} replace />;
  return <List />;
}

const SHOWN = ['waiting', 'overdue', 'answered', 'disputed', 'settled', 'all'] as const;
type Shown = (typeof SHOWN)[number];

function List() {
  const t = useWords('inquiries');
  const here = useHere();
  const navigate = useNavigate();
  const [params, setParams] = useSearchParams();
  const shown = SHOWN.find((one) => one === params.get('show')) ?? 'waiting';
  const q = params.get('q') ?? '';
  const change = (next: { show: Shown; q: string }) =>
    setParams({ show: next.show, ...(next.q ? { q: next.q } : {}) }, { replace: true });
  const list = usePages<InquiryCard, Found>('/inquiries', queryOf(shown, q));
  return (
    <>
      <PageHead title={t('title')} lead={t('lead')} />
      {list.first && <Figures figures={list.first.figures} />}
      <Toolbar>
        <Chips<Shown>
          label={t('which')}
          value={shown}
          options={SHOWN.map((key) => ({ key, name: t(`show.${key}`) }))}
          onChange={(show) => change({ show, q })}
        />
        <SearchField
          value={q}
          placeholder={t('search')}
          onChange={(words) => change({ show: words ? 'all' : shown, q: words })}
        />
      </Toolbar>
      <DataTable<InquiryCard>
        label={t('title')}
        rowKey="id"
        columns={useColumns(t)}
        rows={list.items}
        error={list.error}
        onRetry={list.retry}
        hasMore={list.hasMore}
        onMore={list.more}
        isReadingMore={list.isReadingMore}
        empty={<EmptyState title={t(`none.${shown}`)}>{t('noneHint')}</EmptyState>}
        onOpen={({ id }) => void navigate(here.to(`inquiries/${id}`))}
      />
    </>
  );
}

const SHORTEST_SEARCH = 2;

function queryOf(shown: Shown, q: string) {
  return {
    ...(shown === 'all' ? {} : { state: shown }),
    ...(shown === 'waiting' || shown === 'overdue' ? { sort: 'due' } : {}),
    ...(Array.from(q).length >= SHORTEST_SEARCH ? { q } : {}),
  };
}

function Figures({ figures }: Pick<Found, 'figures'>) {
  const t = useWords('inquiries');
  const { asked, answered, overdue, hidden, medianDays } = figures;
  return (
    <p className={styles.figures}>
      {t('figures.asked', { asked, answered })}
      {medianDays !== null && ` ${t('figures.median', { days: medianDays })}`}{' '}
      {overdue > 0 && <Badge tone="broken">{t('figures.overdue', { overdue })}</Badge>}{' '}
      {hidden > 0 && <span className="quiet">{t('figures.hidden', { hidden })}</span>}
    </p>
  );
}

function useColumns(t: Words): TableColumnsType<InquiryCard> {
  const dates = useDates();
  return [
    textColumn(t('col.number'), ({ number }) => number, 120),
    textColumn(t('col.clock'), (inquiry) => <Clock inquiry={inquiry} />, 150),
    clippedColumn(
      t('col.topic'),
      ({ topic, hidden }) => topic ?? t('ask:hidden', { reason: hidden?.reason }),
      320,
    ),
    clippedColumn(t('col.subject'), ({ subject }) => subject.title, 240),
    textColumn(t('col.asker'), ({ askerLabel }) => askerLabel),
    textColumn(t('col.at'), ({ at }) => dates.instant(at)),
    textColumn(t('col.answers'), ({ answers }) => (answers > 0 ? answers : '')),
    textColumn(t('col.followers'), ({ followers }) => (followers > 0 ? followers : '')),
  ];
}

/** Days left while somebody waits, the state otherwise. */
function Clock({ inquiry }: { inquiry: InquiryCard }) {
  const t = useWords('inquiries');
  const clock = clockOf(inquiry);
  if (clock) return <Badge tone={clock.tone}>{t(clock.key, { days: clock.days })}</Badge>;
  if (inquiry.hidden) return <Badge>{t('hidden')}</Badge>;
  return <Badge tone={toneOf(inquiry.state)}>{t(`ask:state.${inquiry.state}`)}</Badge>;
}
