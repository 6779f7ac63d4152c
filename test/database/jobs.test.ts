import { Logger } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { type JobHandler, JobSettled } from '../../src/platform/jobs/job';
import { Jobs } from '../../src/platform/jobs/jobs';
import { JobQueries, type JobView } from '../../src/platform/jobs/jobs.queries';
import { Queue } from '../../src/platform/jobs/queue';
import { conflict } from '../../src/shared/domain-error';
import { withDatabase } from '../support/fresh-database';
import { type JobProgram, latch, startJobProgram, waitFor } from '../support/job-program';

const db = withDatabase();
const here = 1;
const neighbour = 2;

const programs: JobProgram[] = [];

async function start(handlers: Record<string, JobHandler<never>>): Promise<JobProgram> {
  const program = await startJobProgram(db, handlers);
  programs.push(program);
  return program;
}

async function enqueue(jobs: Jobs, kind: string, communityId = here): Promise<string> {
  return db.transactions.run(communityId, (tx) =>
    jobs.enqueue(tx, { communityId, kind, title: kind, payload: { for: kind }, requestedBy: null }),
  );
}

function find(id: string, communityId = here): Promise<JobView | null> {
  return new JobQueries(db.reading).findJob(communityId, id);
}

async function untilState(id: string, state: JobView['state']): Promise<JobView> {
  for (let tries = 0; tries < 400; tries += 1) {
    const job = await find(id);
    if (job?.state === state) return job;
    await sleep(25);
  }
  throw new Error(`job is not ${state} but ${JSON.stringify(await find(id))}`);
}

async function untilLeftQueue(id: string): Promise<string> {
  for (let tries = 0; tries < 200; tries += 1) {
    const { rows } = await db.admin.query<{ state: string }>(
      'select state from pgboss.job where id = $1',
      [id],
    );
    const state = rows[0]?.state ?? 'none';
    if (state === 'completed' || state === 'failed') return state;
    await sleep(25);
  }
  throw new Error(`job ${id} is still in the queue`);
}

async function effects(): Promise<string[]> {
  const { rows } = await db.admin.query<{ what: string }>('select what from effect order by what');
  return rows.map((row) => row.what);
}

beforeAll(async () => {
  Logger.overrideLogger(false);
  await db.admin.query(`
    alter table job_run drop constraint if exists job_run_community_id_fkey;
    alter table job_run drop constraint if exists job_run_requested_by_fkey;
    create table effect (what text not null);
    grant select, insert on effect to trust_app`);
});

afterEach(async () => {
  await Promise.all(programs.splice(0).map((program) => program.stop()));
  await db.admin.query('delete from effect');
});

describe('a job', () => {
  it('runs once, is heard of at once, and leaves its result', async () => {
    const seen: unknown[] = [];
    const { jobs } = await start({
      greet: async (job) => {
        seen.push(job);
        return { greeted: 3 };
      },
    });
    const id = await enqueue(jobs, 'greet');
    const done = await untilState(id, 'done');
    expect(done).toMatchObject({ kind: 'greet', result: { greeted: 3 }, problem: null });
    expect(done.finishedAt).toBeInstanceOf(Date);
    expect(seen).toEqual([{ communityId: here, id, payload: { for: 'greet' } }]);
    expect(await untilLeftQueue(id)).toBe('completed');
  });

  it('never runs when the transaction that queued it is rolled back', async () => {
    const handler = jest.fn(async () => undefined);
    const { jobs } = await start({ ghost: handler });
    let id = '';
    const work = db.transactions.run(here, async (tx) => {
      const job = { communityId: here, kind: 'ghost', title: '', payload: {}, requestedBy: null };
      id = await jobs.enqueue(tx, job);
      throw new Error('changed my mind');
    });
    await expect(work).rejects.toThrow('changed my mind');
    const next = await enqueue(jobs, 'ghost');
    await untilState(next, 'done');
    expect(handler).toHaveBeenCalledTimes(1);
    expect(await find(id)).toBeNull();
  });

  it('is not found from the neighbouring community', async () => {
    const { jobs } = await start({ private: async () => undefined });
    const id = await enqueue(jobs, 'private');
    await enqueue(jobs, 'private', neighbour);
    await untilState(id, 'done');
    expect(await find(id, neighbour)).toBeNull();
    const theirs = await new JobQueries(db.reading).listJobs(neighbour);
    expect(theirs.map((job) => job.id)).not.toContain(id);
    expect(theirs).toHaveLength(1);
  });

  it('tells how far it is', async () => {
    const step = latch();
    const { jobs } = await start({
      count: async (_job, progress) => {
        await progress(3, 10);
        await step.promise;
        await progress(10, 10);
      },
    });
    const id = await enqueue(jobs, 'count');
    await untilState(id, 'running');
    await waitFor(async () => (await find(id))?.doneCount === 3);
    step.resolve();
    expect(await untilState(id, 'done')).toMatchObject({ doneCount: 10, totalCount: 10 });
  });

  it('is tried again after an accident, and takes effect once', async () => {
    let attempts = 0;
    const { jobs } = await start({
      flaky: async (job) => {
        attempts += 1;
        await db.transactions.run(here, async (tx) => {
          await tx.query(`insert into effect values ($1)`, [`attempt ${attempts}`]);
          if (attempts === 1) throw new Error('the network went away');
          await jobs.finish(tx, job, { attempts });
        });
      },
    });
    const id = await enqueue(jobs, 'flaky');
    const done = await untilState(id, 'done');
    expect(done.result).toEqual({ attempts: 2 });
    expect(await effects()).toEqual(['attempt 2']);
  });

  it('is given up after the last attempt, with a sentence for a person', async () => {
    const { jobs } = await start({
      hopeless: async () => {
        throw new Error('secret of the machine');
      },
    });
    const id = await enqueue(jobs, 'hopeless');
    await db.admin.query('update pgboss.job set retry_limit = 0 where id = $1', [id]);
    const failed = await untilState(id, 'failed');
    expect(failed.problem).toMatchObject({ code: 'job.failed', details: { jobId: id } });
    expect(JSON.stringify(failed)).not.toContain('secret of the machine');
    expect(await untilLeftQueue(id)).toBe('failed');
  });

  it('is not tried again when the business refuses', async () => {
    const handler = jest.fn(async () => {
      throw conflict('bills.already-issued', '本月账单已经生成');
    });
    const { jobs } = await start({ refused: handler });
    const id = await enqueue(jobs, 'refused');
    const failed = await untilState(id, 'failed');
    expect(failed.problem).toMatchObject({
      code: 'bills.already-issued',
      message: '本月账单已经生成',
    });
    expect(await untilLeftQueue(id)).toBe('completed');
    expect(handler).toHaveBeenCalledTimes(1);
  });
});

describe('when the program stops', () => {
  it('the job stops at its next progress and goes on in the next program', async () => {
    const attempts: string[] = [];
    const working: JobHandler<never> = async (_job, progress) => {
      attempts.push('first');
      for (let done = 0; ; done += 1) {
        await progress(done, 1000);
        await sleep(10);
      }
    };
    const first = await start({ long: working });
    const id = await enqueue(first.jobs, 'long');
    await untilState(id, 'running');
    await first.stop();
    programs.length = 0;
    expect(await find(id)).toMatchObject({ state: 'queued' });

    await start({
      long: async () => {
        attempts.push('second');
      },
    });
    await untilState(id, 'done');
    expect(attempts).toEqual(['first', 'second']);
    const { rows } = await db.admin.query<{ retry_count: number }>(
      'select retry_count from pgboss.job where id = $1',
      [id],
    );
    expect(rows).toEqual([{ retry_count: 0 }]); // an orderly stop uses up no attempt
  });

  it('or dies, another takes the job up: nobody holds it any more', async () => {
    const id = await takenByADyingProgram();
    await start({ orphan: async () => ({ by: 'the other program' }) });
    expect(await untilState(id, 'done')).toMatchObject({ result: { by: 'the other program' } });
  });

  it('but a job that another program holds is left alone', async () => {
    const step = latch();
    const slow = await start({ slow: () => step.promise });
    const id = await enqueue(slow.jobs, 'slow');
    await untilState(id, 'running');
    await db.admin.query(`update pgboss.job set started_on = now() - interval '1 hour'
                          where state = 'active'`);
    const again = jest.fn(async () => undefined);
    await start({ slow: again });
    await sleep(700); // several rounds of looking for orphans
    expect(again).not.toHaveBeenCalled();
    step.resolve();
    await untilState(id, 'done');
  });
});

describe('of two programs that run the same job', () => {
  it('the second to finish is refused and rolled back', async () => {
    const { jobs } = await start({ twin: () => sleep(60_000, undefined, { ref: false }) });
    const id = randomUUID();
    await db.admin.query(
      `insert into job_run (community_id, id, kind, title, state) values (1, $1, 'twin', '', 'running')`,
      [id],
    );
    const finish = (what: string) =>
      db.transactions.run(here, async (tx) => {
        await tx.query('insert into effect values ($1)', [what]);
        await tx.query('select pg_sleep(0.1)');
        await jobs.finish(tx, { communityId: here, id }, what);
      });
    const ends = await Promise.allSettled([finish('a'), finish('b')]);
    const refused = ends.filter((end) => end.status === 'rejected');
    expect(refused).toHaveLength(1);
    expect(refused[0]?.reason).toBeInstanceOf(JobSettled);
    expect(await effects()).toHaveLength(1);
  });

  it('a cancelled one has no effect, whether it waits or runs', async () => {
    const step = latch();
    const program = await start({
      doomed: async (job) => {
        await step.promise;
        await db.transactions.run(here, async (tx) => {
          await tx.query(`insert into effect values ('doomed')`);
          await program.jobs.finish(tx, job);
        });
      },
    });
    const id = await enqueue(program.jobs, 'doomed');
    await untilState(id, 'running');
    const cancel = () => db.transactions.run(here, (tx) => program.jobs.cancel(tx, here, id));
    expect(await cancel()).toBe(true);
    step.resolve();
    expect(await untilLeftQueue(id)).toBe('completed');
    expect(await effects()).toEqual([]);
    expect(await find(id)).toMatchObject({ state: 'cancelled' });
    expect(await cancel()).toBe(false);
  });
});

/** Taken from the queue a while ago by a process that is no more. */
async function takenByADyingProgram(): Promise<string> {
  const queue = new Queue(db.urls.appUrl);
  const id = await enqueue(new Jobs(queue), 'orphan');
  expect(await queue.take(1)).toHaveLength(1);
  await db.admin.query(`update job_run set state = 'running' where id = $1`, [id]);
  await db.admin.query(
    `update pgboss.job set started_on = now() - interval '10 seconds' where id = $1`,
    [id],
  );
  await queue.stop();
  return id;
}
