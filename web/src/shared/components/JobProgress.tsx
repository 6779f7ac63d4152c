import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { api } from '../api/client';
import type { Job } from '../api/types';
import { ErrorState } from './ErrorState';
import styles from './JobProgress.module.css';
import { ProgressBar } from './ProgressBar';
import { useWords } from '../i18n/i18n';

const POLL_MS = 800;
const isOver = (job: Job | undefined) =>
  job !== undefined && job.state !== 'queued' && job.state !== 'running';

/** A long task by its id, asked about until it is over. It goes on when the page is left. */
export function useJob(communityId: number, jobId: string | null) {
  return useQuery<Job, Error>({
    queryKey: [`/communities/${communityId}/jobs/${jobId}`],
    queryFn: ({ signal }) => api.get<Job>(`/communities/${communityId}/jobs/${jobId}`, {}, signal),
    enabled: jobId !== null,
    refetchInterval: ({ state }) => (isOver(state.data) ? false : POLL_MS),
  });
}

interface Props {
  communityId: number;
  jobId: string;
  /** What to offer when it is done: a link to the result. */
  children?: (job: Job) => ReactNode;
}

export function JobProgress({ communityId, jobId, children }: Props) {
  const t = useWords();
  const { data: job, error, refetch } = useJob(communityId, jobId);
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  const title = job?.title ?? t('loading');
  return (
    <div className={styles.job} role="status">
      <p className={styles.title}>{title}</p>
      {!isOver(job) && (
        <>
          <ProgressBar label={title} done={job?.done ?? 0} total={job?.total ?? 0} />
          <p className={styles.hint}>{t('progress.mayLeave')}</p>
        </>
      )}
      {job && <Outcome job={job}>{children}</Outcome>}
    </div>
  );
}

function Outcome({ job, children }: { job: Job; children?: Props['children'] }) {
  const t = useWords();
  if (job.state === 'done') return <div>{children ? children(job) : t('progress.done')}</div>;
  if (job.state === 'cancelled') return <p>{t('progress.cancelled')}</p>;
  if (job.state !== 'failed') return null;
  return <p className={styles.failed}>{job.problem?.message ?? t('progress.failed')}</p>;
}
