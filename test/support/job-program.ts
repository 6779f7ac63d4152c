import { setTimeout as sleep } from 'node:timers/promises';
import { type JobHandler } from '../../src/platform/jobs/job';
import { JobAttempt } from '../../src/platform/jobs/job-attempt';
import { JobRunStore } from '../../src/platform/jobs/job-run.store';
import { JobRunner } from '../../src/platform/jobs/job-runner';
import { Jobs } from '../../src/platform/jobs/jobs';
import { Queue } from '../../src/platform/jobs/queue';
import type { DatabaseInTest } from './fresh-database';

export interface JobProgram {
  jobs: Jobs;
  /** In order, as on SIGTERM. */
  stop(): Promise<void>;
}

/** Another process of the same installation, as far as the database can tell. */
export async function startJobProgram(
  db: DatabaseInTest,
  handlers: Record<string, JobHandler<never>>,
): Promise<JobProgram> {
  const queue = new Queue(db.urls.appUrl);
  const jobs = new Jobs(queue);
  for (const [kind, handler] of Object.entries(handlers)) jobs.register(kind, handler);
  const store = new JobRunStore(db.transactions);
  const runner = new JobRunner(
    { appUrl: db.urls.appUrl, concurrency: 2, pollMs: 100, orphanCheckMs: 200 },
    queue,
    new JobAttempt(queue, jobs, store, db.transactions),
  );
  await runner.onApplicationBootstrap();
  return { jobs, stop: () => runner.onModuleDestroy() };
}

export async function waitFor(condition: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
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
