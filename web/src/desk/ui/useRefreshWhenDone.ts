import { useEffect, useRef } from 'react';
import { useJob } from '../../shared/components/JobProgress';
import { useHere, useRefresh } from '../app/here';

/** What a long task has made is shown as soon as it is over. */
export function useRefreshWhenDone(jobId: string | null): void {
  const here = useHere();
  const state = useJob(here.id, jobId).data?.state;
  const latest = useRef(useRefresh());
  useEffect(() => {
    if (state === 'done') void latest.current();
  }, [state]);
}
