import { Injectable } from '@nestjs/common';
import { Reading } from '../database/reading';
import type { JobProblem } from './job';

export type JobState = 'queued' | 'running' | 'done' | 'failed' | 'cancelled';

export interface JobView {
  id: string;
  kind: string;
  title: string;
  state: JobState;
  doneCount: number;
  /** 0 as long as nobody knows. */
  totalCount: number;
  result: unknown;
  problem: JobProblem | null;
  requestedBy: string | null;
  createdAt: Date;
  startedAt: Date | null;
  finishedAt: Date | null;
}

const columns = `id, kind, title, state, done_count as "doneCount", total_count as "totalCount",
  result, problem, requested_by as "requestedBy", created_at as "createdAt",
  started_at as "startedAt", finished_at as "finishedAt"`;

const pageMax = 100;

/** What pages show of long work. */
@Injectable()
export class JobQueries {
  constructor(private readonly reading: Reading) {}

  async findJob(communityId: number, id: string): Promise<JobView | null> {
    return this.reading.run(communityId, async (tx) => {
      const [job] = await tx.query<JobView[]>(
        `select ${columns} from job_run where community_id = $1 and id = $2`,
        [communityId, id],
      );
      return job ?? null;
    });
  }

  /** Newest first, what came round by itself left out; `before` is the last id of the page before. */
  async listJobs(
    communityId: number,
    page: { limit?: number; before?: string | undefined } = {},
  ): Promise<JobView[]> {
    const limit = Math.min(page.limit ?? 20, pageMax);
    // Ids ascend with time (UUIDv7), so the primary key gives the order.
    return this.reading.run(communityId, (tx) =>
      tx.query<JobView[]>(
        `select ${columns} from job_run
         where community_id = $1 and ($2::uuid is null or id < $2) and kind not like 'standing:%'
         order by id desc limit $3`,
        [communityId, page.before ?? null, limit],
      ),
    );
  }
}
