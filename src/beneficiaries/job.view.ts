import { mayDo } from '../community/rights.rules';
import type { CallerInfo } from '../platform/http/caller';
import type { JobView } from '../platform/jobs/jobs.queries';
import { notFound } from '../shared/domain-error';

export class JobProblemView {
  code: string;
  message: string;
}

/** Long work and how far it is. */
export class JobProgressView {
  id: string;
  kind: string;
  title: string;
  state: 'queued' | 'running' | 'done' | 'failed' | 'cancelled';
  /** Steps or rows done, of `total`; 0 of 0 as long as nobody knows. */
  done: number;
  total: number;
  /** What it made, e.g. `{ "reportId": … }`; null until it is done. */
  result: object | null;
  /** Why it failed and what to do next. */
  problem: JobProblemView | null;
  createdAt: string;
  finishedAt: string | null;
}

export class JobsView {
  items: JobProgressView[];
  next: string | null;
}

export function jobViewOf(job: JobView): JobProgressView {
  return {
    id: job.id,
    kind: job.kind,
    title: job.title,
    state: job.state,
    done: job.doneCount,
    total: job.totalCount,
    result: (job.result as object | null) ?? null,
    problem: job.problem && { code: job.problem.code, message: job.problem.message },
    createdAt: job.createdAt.toISOString(),
    finishedAt: job.finishedAt?.toISOString() ?? null,
  };
}

/** @throws DomainError notFound `job.unknown`: someone else's work is not told of. */
export function assertMayWatch(me: CallerInfo, communityId: number, job: JobView | null): JobView {
  const isStaff = me.grants.some(
    (grant) => grant.communityId === communityId && mayDo(grant.post, 'job.read'),
  );
  if (job && (isStaff || job.requestedBy === me.personId)) return job;
  throw notFound('job.unknown', '没有找到这项任务，请从任务列表中重新打开。');
}
