import { setTimeout as sleep } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import { type JobHandler } from '../../src/platform/jobs/job';
import { JobAttempt } from '../../src/platform/jobs/job-attempt';
import { JobRunStore } from '../../src/platform/jobs/job-run.store';
import { JobRunner } from '../../src/platform/jobs/job-runner';
import { Jobs } from '../../src/platform/jobs/jobs';
import { Queue } from '../../src/platform/jobs/queue';
import { JobQueries, type JobView } from '../../src/platform/jobs/jobs.queries';
import { type DatabaseInTest, withDatabase } from './fresh-database';

const here = 1;

export interface JobProgram {
  jobs: Jobs;
  /** In order, as on SIGTERM. */
  stop(): Promise<void>;
}

/** Another process of the same installation, as far as the database can tell. */
export async function startJobProgram(
  db: DatabaseInTest,
  handlers: Record<string, JobHandler<never>>,
  pollMs = 100,
): Promise<JobProgram> {
  const queue = new Queue(db.urls.appUrl);
  const jobs = new Jobs(queue);
  for (const [kind, handler] of Object.entries(handlers)) jobs.register(kind, handler);
  const store = new JobRunStore(db.transactions);
  const runner = new JobRunner(
    { appUrl: db.urls.appUrl, concurrency: 2, pollMs, orphanCheckMs: 2 * pollMs },
    queue,
    new JobAttempt(queue, jobs, store, db.transactions),
  );
  await runner.onApplicationBootstrap();
  return { jobs, stop: () => runner.onModuleDestroy() };
}

export async function waitFor(condition: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 500; tries += 1) {
    if (await condition()) return;
    await sleep(20);
  }
  throw new Error('waited in vain');
}

/** Promise.withResolvers, which Node 20 does not have. */
export function latch(): { promise: Promise<void>; resolve: () => void } {
  let resolve = (): void => undefined;
  const promise = new Promise<void>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}

/** What a test of jobs works with; call at the top of its file. */
export function withJobs() {
  const db = withDatabase();
  const programs: JobProgram[] = [];
  const queries = () => new JobQueries(db.reading);

  beforeAll(async () => {
    Logger.overrideLogger(false);
    await db.admin.query(`
      alter table job_run drop constraint job_run_community_id_fkey;
      create table effect (what text not null);
      grant select, insert on effect to trust_app`);
  });

  afterEach(async () => {
    await Promise.all(programs.splice(0).map((program) => program.stop()));
    await db.admin.query('delete from effect');
  });

  return {
    db,
    async start(handlers: Record<string, JobHandler<never>>, pollMs?: number) {
      const program = await startJobProgram(db, handlers, pollMs);
      programs.push(program);
      return program;
    },
    enqueue: (jobs: Jobs, kind: string, communityId = here): Promise<string> =>
      db.transactions.run(communityId, (tx) => {
        const job = { communityId, kind, title: kind, payload: { for: kind }, requestedBy: null };
        return jobs.enqueue(tx, job);
      }),
    find: (id: string, communityId = here) => queries().findJob(communityId, id),
    list: (communityId: number) => queries().listJobs(communityId),
    async untilState(id: string, state: JobView['state']): Promise<JobView> {
      await waitFor(async () => (await queries().findJob(here, id))?.state === state);
      return (await queries().findJob(here, id)) as JobView;
    },
    /** As pg-boss sees it. */
    async queued(id: string): Promise<{ state: string; retry_count: number } | undefined> {
      const sql = 'select state, retry_count from pgboss.job where id = $1';
      const { rows } = await db.admin.query<{ state: string; retry_count: number }>(sql, [id]);
      return rows[0];
    },
    async effects(): Promise<string[]> {
      const { rows } = await db.admin.query<{ what: string }>('select what from effect order by 1');
      return rows.map((row) => row.what);
    },
    /** Queued, taken a while ago by a process that is no more. */
    async takenByADyingProgram(kind: string): Promise<string> {
      const queue = new Queue(db.urls.appUrl);
      const id = await this.enqueue(new Jobs(queue), kind);
      if ((await queue.take(1)).length !== 1) throw new Error('someone else took it');
      await queue.stop();
      await db.admin.query(`update job_run set state = 'running' where id = $1`, [id]);
      const aged = `update pgboss.job set started_on = now() - interval '9 s' where id = $1`;
      await db.admin.query(aged, [id]);
      return id;
    },
  };
}
