import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions';
import type { JobProblem } from './job';

/** Which job: a row of `job_run`. */
export interface JobKey {
  communityId: number;
  id: string;
}

/** The state of a job as pages see it, moved in short transactions of its own. */
@Injectable()
export class JobRunStore {
  constructor(private readonly transactions: Transactions) {}

  /** False: it is done, failed or cancelled, and there is nothing to do. */
  async begin(key: JobKey): Promise<boolean> {
    return this.move(
      key,
      `update job_run set state = 'running', started_at = coalesce(started_at, now()),
              done_count = 0, problem = null
       where community_id = $1 and id = $2 and state in ('queued', 'running')`,
    );
  }

  /** False: it was cancelled meanwhile. */
  async progress(key: JobKey, done: number, total: number): Promise<boolean> {
    return this.move(
      key,
      `update job_run set done_count = $3, total_count = $4
       where community_id = $1 and id = $2 and state = 'running'`,
      [done, total],
    );
  }

  async putBack(key: JobKey): Promise<boolean> {
    return this.move(
      key,
      `update job_run set state = 'queued'
       where community_id = $1 and id = $2 and state in ('queued', 'running')`,
    );
  }

  async fail(key: JobKey, problem: JobProblem): Promise<boolean> {
    return this.move(
      key,
      `update job_run set state = 'failed', problem = $3::jsonb, finished_at = now()
       where community_id = $1 and id = $2 and state in ('queued', 'running')`,
      [JSON.stringify(problem)],
    );
  }

  private async move(
    { communityId, id }: JobKey,
    sql: string,
    params: readonly unknown[] = [],
  ): Promise<boolean> {
    return this.transactions.run(communityId, async (tx) => {
      const [, affected] = await tx.query<[unknown[], number]>(sql, [communityId, id, ...params]);
      return affected === 1;
    });
  }
}
