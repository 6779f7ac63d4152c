import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { newId } from '../../shared/ids';
import { type Job, type JobHandler, JobSettled } from './job';
import { Queue } from './queue';

export interface NewJob<P = unknown> {
  communityId: number;
  kind: string;
  /** What a page shows while it runs, e.g. 2026 年 3 月账单. */
  title: string;
  payload: P;
  requestedBy: string | null;
}

/** Long work, queued in the transaction of its cause: rolled back together, committed together. */
@Injectable()
export class Jobs {
  private readonly handlers = new Map<string, JobHandler<never>>();

  constructor(private readonly queue: Queue) {}

  /** Called by each room as its module starts. */
  register<P>(kind: string, handler: JobHandler<P>): void {
    if (this.handlers.has(kind)) throw new Error(`two handlers for job kind ${kind}`);
    this.handlers.set(kind, handler as JobHandler<never>);
  }

  handlerOf(kind: string): JobHandler<unknown> | undefined {
    return this.handlers.get(kind) as JobHandler<unknown> | undefined;
  }

  /** `tx` is inside the community of the job. Returns the id that `findJob` takes. */
  async enqueue<P>(tx: EntityManager, job: NewJob<P>): Promise<string> {
    const id = newId();
    await tx.query(
      `insert into job_run (community_id, id, kind, title, requested_by)
       values ($1, $2, $3, $4, $5)`,
      [job.communityId, id, job.kind, job.title, job.requestedBy],
    );
    const { communityId, kind, payload } = job;
    await this.queue.send(tx, id, { communityId, kind, payload });
    return id;
  }

  /**
   * Marks the job as done in the transaction of its effect.
   * @throws JobSettled when it already is, or was cancelled: the effect then rolls back.
   */
  async finish(tx: EntityManager, job: Pick<Job, 'communityId' | 'id'>, result?: unknown) {
    const settled = await tx.query<[unknown[], number]>(
      `update job_run set state = 'done', result = $3::jsonb, problem = null, finished_at = now(),
              done_count = greatest(done_count, total_count)
       where community_id = $1 and id = $2 and state = 'running'`,
      [job.communityId, job.id, JSON.stringify(result ?? null)],
    );
    if (settled[1] !== 1) throw new JobSettled(`job ${job.id} is no longer running`);
  }

  /** Queued work never starts; running work is refused when it wants to finish. False: too late. */
  async cancel(tx: EntityManager, communityId: number, id: string): Promise<boolean> {
    const cancelled = await tx.query<[unknown[], number]>(
      `update job_run set state = 'cancelled', finished_at = now()
       where community_id = $1 and id = $2 and state in ('queued', 'running')`,
      [communityId, id],
    );
    return cancelled[1] === 1;
  }
}
