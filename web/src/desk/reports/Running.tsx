import type { Job } from '../../shared/api/types';
import { JobProgress } from '../../shared/components/JobProgress';
import { useHere } from '../app/here';
import { useWords } from '../app/words';
import { useRefreshWhenDone } from '../ui/useRefreshWhenDone';
import { Filed } from './Filed';

/** When the job is over the archive has one more, which is shown. */
export function Running({ jobId }: { jobId: string }) {
  const here = useHere();
  useRefreshWhenDone(jobId);
  return (
    <JobProgress communityId={here.id} jobId={jobId}>
      {(job) => <Made job={job} />}
    </JobProgress>
  );
}

function Made({ job }: { job: Job }) {
  const t = useWords('reports');
  const { reportId } = (job.result ?? {}) as { reportId?: string };
  return reportId ? <Filed reportId={reportId} /> : <>{t('progress.done')}</>;
}
