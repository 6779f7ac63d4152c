import { useState } from 'react';
import { api } from '../../shared/api/client';
import { JobProgress } from '../../shared/components/JobProgress';
import { useHere } from '../app/here';
import { useWords } from '../app/words';
import { ActBox } from '../ui/ActBox';
import { Notice } from '../ui/Notice';
import { useRefreshWhenDone } from '../ui/useRefreshWhenDone';
import type { EntryImport } from './ImportPreview';

/** Thousands of entries at once: all or nothing, in the background, with its progress. */
export function PostImport({ read }: { read: EntryImport }) {
  const t = useWords('vouchers');
  const here = useHere();
  const [jobId, setJobId] = useState<string | null>(null);
  useRefreshWhenDone(jobId);
  if (jobId) {
    return (
      <JobProgress communityId={here.id} jobId={jobId}>
        {() => t('import.posted')}
      </JobProgress>
    );
  }
  if (read.state === 'posted') return <Notice tone="good">{t('import.posted')}</Notice>;
  if (read.state !== 'submitted') return null;
  return (
    <ActBox<{ jobId: string }>
      sentence={t('import.willPost')}
      word={t('post')}
      secondFactor
      send={({ code }) =>
        api.post(
          here.api(`/entry-imports/${read.importId}/posting`),
          {},
          { once: true, secondFactor: code },
        )
      }
      onDone={(job) => setJobId(job.jobId)}
    />
  );
}
