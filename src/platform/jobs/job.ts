/** Work that outlives the request that asked for it. Only ids in the payload: it is not sealed. */
export interface Job<P = unknown> {
  communityId: number;
  /** Also the id of its row in `job_run`, which pages show. */
  id: string;
  payload: P;
}

/**
 * Tells the page how far it is, on a connection of its own: before the effect's transaction, or now and
 * then inside it, until `Jobs.finish` has locked the job's row.
 * @throws JobInterrupted when the program is stopping or the job was cancelled; let it pass.
 */
export type Progress = (done: number, total: number) => Promise<void>;

/**
 * Does the work; what it returns is kept as the job's result, as JSON.
 *
 * It may be begun more than once (a crash, a retry), so its effect belongs into ONE transaction that
 * also calls `Jobs.finish(tx, job, result)`: whoever comes second is refused there and rolled back.
 * Work without an effect of its own, or whose effect is harmless to repeat, just returns.
 */
export type JobHandler<P> = (job: Job<P>, progress: Progress) => Promise<unknown>;

/** The work should stop now and will be begun again later, or was cancelled. */
export class JobInterrupted extends Error {
  override readonly name = 'JobInterrupted';
}

/** Someone else has finished or cancelled this job: the effect in this transaction must not stay. */
export class JobSettled extends Error {
  override readonly name = 'JobSettled';
}

/** What a person reads about a job that failed. */
export interface JobProblem {
  code: string;
  message: string;
  details?: unknown;
}

/** What the queue carries. */
export interface QueuedJob<P = unknown> {
  communityId: number;
  kind: string;
  payload: P;
}
