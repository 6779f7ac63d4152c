import { Button } from 'antd';
import { useState } from 'react';
import { api, apiUrl } from '../../shared/api/client';
import type { Job } from '../../shared/api/types';
import { JobProgress } from '../../shared/components/JobProgress';
import { useHere } from '../app/here';
import { useWords } from '../app/words';
import { ProblemList } from '../ui/ProblemList';
import { useAct } from '../ui/useAct';

/** The printed 记账凭证 as PDF, archived; a second one is marked as a reprint by the server. */
export function PrintVoucher({ seq }: { seq: string }) {
  const t = useWords('books');
  const here = useHere();
  const [jobId, setJobId] = useState<string | null>(null);
  const make = useAct(
    () =>
      api.post<{ jobId: string }>(here.api('/reports'), { kind: 'voucher', seq }, { once: true }),
    (made) => setJobId(made.jobId),
  );
  if (jobId) {
    return (
      <JobProgress communityId={here.id} jobId={jobId}>
        {(job) => <PdfLink job={job} />}
      </JobProgress>
    );
  }
  return (
    <>
      <Button loading={make.isPending} onClick={() => make.mutate(undefined)}>
        {t('entry.pdf')}
      </Button>
      <ProblemList error={make.error} />
    </>
  );
}

export function PdfLink({ job }: { job: Job }) {
  const t = useWords('books');
  const here = useHere();
  const reportId = reportIdOf(job.result);
  if (!reportId) return t('progress.done');
  return (
    <a href={apiUrl(here.api(`/reports/${reportId}/pdf`))} target="_blank" rel="noreferrer">
      {t('entry.openPdf')}
    </a>
  );
}

function reportIdOf(result: unknown): string | null {
  if (typeof result !== 'object' || result === null) return null;
  const { reportId, id } = result as { reportId?: unknown; id?: unknown };
  if (typeof reportId === 'string') return reportId;
  return typeof id === 'string' ? id : null;
}
