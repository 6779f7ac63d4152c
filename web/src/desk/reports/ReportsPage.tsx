import { Button, Select } from 'antd';
import { useState } from 'react';
import { api, apiUrl } from '../../shared/api/client';
import { useGet } from '../../shared/api/queries';
import type { Report, ReportKind } from '../../shared/api/types';
import { EmptyState } from '../../shared/components/EmptyState';
import { useDates } from '../../shared/i18n/useDates';
import { useHere } from '../app/here';
import { useWords } from '../app/words';
import { textColumn } from '../ui/columns';
import { DataTable } from '../ui/DataTable';
import { PageHead } from '../ui/PageHead';
import { Panel } from '../ui/Panel';
import { ProblemList } from '../ui/ProblemList';
import { SearchField } from '../ui/SearchField';
import { Toolbar } from '../ui/Toolbar';
import { useAct } from '../ui/useAct';
import { usePages } from '../ui/usePages';
import { MakeReport } from './MakeReport';
import { Running } from './Running';

/** 报告: made of any kind the post may make, archived, found again, reprinted as such. */
export default function ReportsPage() {
  const t = useWords('reports');
  const here = useHere();
  const [jobId, setJobId] = useState<string | null>(null);
  return (
    <>
      <PageHead title={t('title')} lead={t('lead')} />
      <MakeReport />
      {jobId && (
        <Panel>
          <Running key={jobId} jobId={jobId} />
        </Panel>
      )}
      <Archive key={here.id} onReprint={setJobId} />
    </>
  );
}

function Archive({ onReprint }: { onReprint: (jobId: string) => void }) {
  const t = useWords('reports');
  const here = useHere();
  const dates = useDates();
  const [q, setQ] = useState('');
  const [kind, setKind] = useState<string | null>(null);
  const list = usePages<Report>('/reports', {
    ...(q === '' ? {} : { q }),
    ...(kind === null ? {} : { kind }),
  });
  const reprint = useAct(
    (id: string) =>
      api.post<{ jobId: string }>(here.api(`/reports/${id}/reprint`), {}, { once: true }),
    (made) => onReprint(made.jobId),
  );
  return (
    <>
      <ProblemList error={reprint.error} />
      <Toolbar>
        <SearchField value={q} onChange={setQ} placeholder={t('search')} />
        <KindFilter value={kind} onChange={setKind} />
      </Toolbar>
      <DataTable<Report>
        label={t('archive')}
        rowKey="id"
        columns={[
          textColumn(t('col.title'), ({ id, title }) => (
            <a href={apiUrl(here.api(`/reports/${id}/pdf`))} target="_blank" rel="noreferrer">
              {title}
            </a>
          )),
          textColumn(t('col.kind'), ({ kindName }) => kindName),
          textColumn(t('col.number'), ({ number }) => number ?? ''),
          textColumn(t('col.state'), ({ final }) => t(final ? 'final' : 'notFinal')),
          textColumn(t('col.pages'), ({ pages }) => pages ?? ''),
          textColumn(
            t('col.made'),
            ({ createdAt, madeBy }) => `${dates.instant(createdAt)} ${madeBy}`,
          ),
          textColumn(t('col.prints'), ({ printCount }) => printCount),
          textColumn(t('col.sha'), ({ sha256 }) => (
            <span className="code" title={sha256}>
              {sha256.slice(0, 12)}
            </span>
          )),
          textColumn(t('list.acts'), ({ id, final }) =>
            final ? (
              <Button loading={reprint.isPending} onClick={() => reprint.mutate(id)}>
                {t('reprint')}
              </Button>
            ) : null,
          ),
        ]}
        rows={list.items}
        error={list.error}
        onRetry={list.retry}
        empty={<EmptyState title={t('empty')}>{t('emptyHint')}</EmptyState>}
        hasMore={list.hasMore}
        onMore={list.more}
        isReadingMore={list.isReadingMore}
      />
    </>
  );
}

function KindFilter({
  value,
  onChange,
}: {
  value: string | null;
  onChange: (kind: string | null) => void;
}) {
  const t = useWords('reports');
  const kinds = useGet<{ items: ReportKind[] }>(useHere().api('/report-kinds'));
  return (
    <Select
      allowClear
      aria-label={t('col.kind')}
      placeholder={t('allKinds')}
      value={value}
      onChange={(kind: string | null | undefined) => onChange(kind ?? null)}
      options={kinds.data?.items.map(({ kind, name }) => ({ value: kind, label: name })) ?? []}
      style={{ minWidth: 200 }}
    />
  );
}
