import { Button } from 'antd';
import { useState } from 'react';
import { api, apiUrl } from '../../shared/api/client';
import type { Report } from '../../shared/api/types';
import { EmptyState } from '../../shared/components/EmptyState';
import { JobProgress } from '../../shared/components/JobProgress';
import { today } from '../../shared/format/dates';
import { useDates } from '../../shared/i18n/useDates';
import { PdfLink } from '../books/PrintVoucher';
import { useHere } from '../app/here';
import { useWords } from '../app/words';
import { ActBox } from '../ui/ActBox';
import { textColumn } from '../ui/columns';
import { DataTable } from '../ui/DataTable';
import { PeriodField } from '../ui/DayField';
import { PageHead } from '../ui/PageHead';
import { Panel } from '../ui/Panel';
import { ProblemList } from '../ui/ProblemList';
import { useAct } from '../ui/useAct';
import { useRefreshWhenDone } from '../ui/useRefreshWhenDone';
import { usePages } from '../ui/usePages';
import { Filter } from '../ui/Toolbar';

/** The month's 收支公示表: made, archived, opened, reprinted as such. */
export default function ReportsPage() {
  const t = useWords('reports');
  const here = useHere();
  const [jobId, setJobId] = useState<string | null>(null);
  return (
    <>
      <PageHead title={t('title')} lead={t('lead')} />
      {here.may('report.make') && (
        <Panel title={t('make')}>
          <Make onMade={setJobId} />
        </Panel>
      )}
      {jobId && (
        <Panel>
          <Running jobId={jobId} />
        </Panel>
      )}
      <Archive onReprint={setJobId} />
    </>
  );
}

/** "2026-03" → "2026-02": the month that is usually reported. */
function monthBefore(day: string): string {
  const [year = 0, month = 1] = day.split('-').map(Number);
  return month === 1 ? `${year - 1}-12` : `${year}-${String(month - 1).padStart(2, '0')}`;
}

function Make({ onMade }: { onMade: (jobId: string) => void }) {
  const t = useWords('reports');
  const here = useHere();
  const dates = useDates();
  const [period, setPeriod] = useState(monthBefore(today()));
  return (
    <ActBox<{ jobId: string }>
      sentence={t('will', { period: dates.period(period) })}
      word={t('makeIt')}
      send={() =>
        api.post(here.api('/reports'), { kind: 'income-expenditure', period }, { once: true })
      }
      onDone={(made) => onMade(made.jobId)}
    >
      <Filter name={t('period')}>
        <span>
          <PeriodField value={period} onChange={setPeriod} max={today().slice(0, 7)} />
        </span>
      </Filter>
    </ActBox>
  );
}

/** When the job is over the archive has one more. */
function Running({ jobId }: { jobId: string }) {
  const here = useHere();
  useRefreshWhenDone(jobId);
  return (
    <JobProgress communityId={here.id} jobId={jobId}>
      {(job) => <PdfLink job={job} />}
    </JobProgress>
  );
}

function Archive({ onReprint }: { onReprint: (jobId: string) => void }) {
  const t = useWords('reports');
  const here = useHere();
  const dates = useDates();
  const list = usePages<Report>('/reports');
  const reprint = useAct(
    (id: string) =>
      api.post<{ jobId: string }>(here.api(`/reports/${id}/reprint`), {}, { once: true }),
    (made) => onReprint(made.jobId),
  );
  return (
    <>
      <ProblemList error={reprint.error} />
      <DataTable<Report>
        label={t('archive')}
        rowKey="id"
        columns={[
          textColumn(t('col.title'), ({ id, title }) => (
            <a href={apiUrl(here.api(`/reports/${id}/pdf`))} target="_blank" rel="noreferrer">
              {title}
            </a>
          )),
          textColumn(t('col.period'), ({ period }) => (period ? dates.period(period) : '')),
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
          textColumn(t('list.acts'), ({ id }) => (
            <Button loading={reprint.isPending} onClick={() => reprint.mutate(id)}>
              {t('reprint')}
            </Button>
          )),
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
