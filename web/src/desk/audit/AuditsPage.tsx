import { Button } from 'antd';
import { Link, useNavigate, useParams } from 'react-router';
import type { AuditLook, EngagementCard, Engagements } from '../../shared/audit/types';
import { Badge } from '../../shared/components/Badge';
import { EmptyState } from '../../shared/components/EmptyState';
import { useDates } from '../../shared/i18n/useDates';
import { useHere, useHereGet } from '../app/here';
import { useWords } from '../app/words';
import { clippedColumn, textColumn } from '../ui/columns';
import { DataTable } from '../ui/DataTable';
import { Loaded } from '../ui/Loaded';
import { PageHead } from '../ui/PageHead';
import { TabNav } from '../ui/TabNav';
import { usePages } from '../ui/usePages';

/** 审计: engagements, and where the auditors have looked. */
export default function AuditsPage() {
  const t = useWords('audit');
  const here = useHere();
  const { tab } = useParams();
  const isLooks = tab === 'readings' && here.may('audit.readings');
  const tabs = (['list', 'readings'] as const).map((key) => ({ key, name: t(key) }));
  return (
    <>
      <PageHead
        title={t('title')}
        lead={isLooks ? t('readingsLead') : t('lead')}
        actions={
          here.may('audit.engage') && (
            <Link to={here.to('audit/new')}>
              <Button type="primary">{t('engage.new')}</Button>
            </Link>
          )
        }
      />
      {here.may('audit.readings') && (
        <TabNav
          label={t('title')}
          base="audit/all"
          tabs={tabs}
          now={isLooks ? 'readings' : 'list'}
        />
      )}
      {isLooks ? <Looks /> : <List />}
    </>
  );
}

function List() {
  const t = useWords('audit');
  const here = useHere();
  const navigate = useNavigate();
  const audits = useHereGet<Engagements>('/audit/engagements');
  return (
    <Loaded of={audits}>
      {({ items }) => (
        <DataTable<EngagementCard>
          label={t('list')}
          rowKey="id"
          columns={[
            textColumn(t('col.number'), ({ number }) => number, 120),
            clippedColumn(t('col.firm'), ({ firm }) => firm, 260),
            textColumn(t('col.months'), ({ from, to }) => t('months', { from, to })),
            textColumn(t('col.state'), ({ stateName }) => <Badge>{stateName}</Badge>),
            textColumn(t('col.findings'), (card) => <Counts card={card} />),
            textColumn(t('col.opinion'), ({ opinionName }) => opinionName ?? ''),
          ]}
          rows={items}
          empty={<EmptyState title={t('none')}>{t('noneHint')}</EmptyState>}
          onOpen={({ id }) => void navigate(here.to(`audit/${id}`))}
        />
      )}
    </Loaded>
  );
}

function Counts({ card }: { card: EngagementCard }) {
  const t = useWords('audit');
  const { findings, openFindings: open, overdueFindings: late, samples } = card;
  return (
    <>
      {t('counts', { samples, findings, open })}{' '}
      {late > 0 && <Badge tone="broken">{t('overdueCount', { count: late })}</Badge>}
    </>
  );
}

function Looks() {
  const t = useWords('audit');
  const dates = useDates();
  const list = usePages<AuditLook>('/audit/readings');
  return (
    <DataTable<AuditLook>
      label={t('readings')}
      rowKey="id"
      columns={[
        textColumn(t('col.at'), ({ at }) => dates.instant(at)),
        textColumn(t('col.who'), ({ readerName }) => readerName),
        textColumn(t('col.what'), ({ routeName }) => routeName),
        clippedColumn(t('col.subject'), ({ subject }) => subject, 360),
      ]}
      rows={list.items}
      error={list.error}
      onRetry={list.retry}
      hasMore={list.hasMore}
      onMore={list.more}
      isReadingMore={list.isReadingMore}
      empty={<EmptyState title={t('readingsNone')} />}
    />
  );
}
