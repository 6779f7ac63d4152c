import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { type JobHandler, JobSettled } from '../../src/platform/jobs/job';
import { latch, waitFor, withJobs } from '../support/job-program';

const t = withJobs();
const here = 1;

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
    const first = await t.start({ long: working });
    const id = await t.enqueue(first.jobs, 'long');
    await t.untilState(id, 'running');
    await first.stop();
    expect(await t.find(id)).toMatchObject({ state: 'queued' });

    await t.start({
      long: async () => {
        attempts.push('second');
      },
    });
    await t.untilState(id, 'done');
    expect(attempts).toEqual(['first', 'second']);
    // An orderly stop uses up no attempt.
    expect(await t.queued(id)).toMatchObject({ retry_count: 0 });
  });

  it('or dies, another takes the job up: nobody holds it any more', async () => {
    const id = await t.takenByADyingProgram('orphan');
    await t.start({ orphan: async () => ({ by: 'the other program' }) });
    expect(await t.untilState(id, 'done')).toMatchObject({ result: { by: 'the other program' } });
  });

  it('but a job that another program holds is left alone', async () => {
    const step = latch();
    const slow = await t.start({ slow: () => step.promise });
    const id = await t.enqueue(slow.jobs, 'slow');
    await t.untilState(id, 'running');
    await t.db.admin.query(`update pgboss.job set started_on = now() - interval '1 hour'
                          where state = 'active'`);
    const again = jest.fn(async () => undefined);
    await t.start({ slow: again });
    await sleep(700); // several rounds of looking for orphans
    expect(again).not.toHaveBeenCalled();
    expect(await t.find(id)).toMatchObject({ state: 'running' });
    expect(await t.queued(id)).toMatchObject({ state: 'active', retry_count: 0 });
    step.resolve();
    await t.untilState(id, 'done');
  });

  it('after the effect, before the queue heard of it: the effect is not repeated', async () => {
    const id = await t.takenByADyingProgram('orphan');
    await t.db.admin.query(`update job_run set state = 'done', result = '"first"' where id = $1`, [
      id,
    ]);
    const again = jest.fn(async () => 'second');
    await t.start({ orphan: again });
    await waitFor(async () => (await t.queued(id))?.state === 'completed');
    expect(again).not.toHaveBeenCalled();
    expect(await t.find(id)).toMatchObject({ state: 'done', result: 'first' });
  });

  it('again and again, the job is given up rather than take every program with it', async () => {
    const id = await t.takenByADyingProgram('poison');
    await t.db.admin.query('update pgboss.job set retry_count = retry_limit where id = $1', [id]);
    const again = jest.fn(async () => undefined);
    await t.start({ poison: again });
    expect(await t.untilState(id, 'failed')).toMatchObject({ problem: { code: 'job.failed' } });
    expect(again).not.toHaveBeenCalled();
  });
});

describe('when two programs run the same job', () => {
  it('the second to finish is refused and rolled back', async () => {
    const { jobs } = await t.start({ twin: () => sleep(60_000, undefined, { ref: false }) });
    const id = randomUUID();
    await t.db.admin.query(
      `insert into job_run (community_id, id, kind, title, state) values (1, $1, 'twin', '', 'running')`,
      [id],
    );
    const finish = (what: string) =>
      t.db.transactions.run(here, async (tx) => {
        await tx.query('insert into effect values ($1)', [what]);
        await tx.query('select pg_sleep(0.1)');
        await jobs.finish(tx, { communityId: here, id }, what);
      });
    const ends = await Promise.allSettled([finish('a'), finish('b')]);
    const refused = ends.filter((end) => end.status === 'rejected');
    expect(refused).toHaveLength(1);
    expect(refused[0]?.reason).toBeInstanceOf(JobSettled);
    expect(await t.effects()).toHaveLength(1);
  });

  it('a finished one that is handed out again is not begun', async () => {
    const handler = jest.fn(async () => undefined);
    const { jobs } = await t.start({ handed: handler });
    const id = await t.enqueue(jobs, 'handed');
    await waitFor(async () => (await t.queued(id))?.state === 'completed');
    await t.db.admin.query(
      `update pgboss.job set state = 'retry', completed_on = null
                            where id = $1`,
      [id],
    );
    await waitFor(async () => (await t.queued(id))?.state === 'completed');
    expect(handler).toHaveBeenCalledTimes(1);
  });
});

describe('a cancelled job', () => {
  it('that waits is never begun', async () => {
    const handler = jest.fn(async () => undefined);
    const { jobs } = await t.start({ unwanted: handler });
    let id = '';
    await t.db.transactions.run(here, async (tx) => {
      const job = {
        communityId: here,
        kind: 'unwanted',
        title: '',
        payload: {},
        requestedBy: null,
      };
      id = await jobs.enqueue(tx, job);
      await jobs.cancel(tx, here, id);
    });
    await waitFor(async () => (await t.queued(id))?.state === 'completed');
    expect(handler).not.toHaveBeenCalled();
  });

  it('that tells how far it is stops there', async () => {
    let steps = 0;
    const { jobs } = await t.start({
      stepwise: async (_job, progress) => {
        for (steps = 0; steps < 200; steps += 1) {
          await progress(steps, steps); // as if each were the last: none is left out
          await sleep(20);
        }
      },
    });
    const id = await t.enqueue(jobs, 'stepwise');
    await t.untilState(id, 'running');
    await t.db.transactions.run(here, (tx) => jobs.cancel(tx, here, id));
    await waitFor(async () => (await t.queued(id))?.state === 'completed');
    expect(steps).toBeLessThan(200);
  });

  it('that runs to its end has no effect', async () => {
    const step = latch();
    const program = await t.start({
      doomed: async (job) => {
        await step.promise;
        await t.db.transactions.run(here, async (tx) => {
          await tx.query(`insert into effect values ('doomed')`);
          await program.jobs.finish(tx, job);
        });
      },
    });
    const id = await t.enqueue(program.jobs, 'doomed');
    await t.untilState(id, 'running');
    const cancel = () => t.db.transactions.run(here, (tx) => program.jobs.cancel(tx, here, id));
    expect(await cancel()).toBe(true);
    step.resolve();
    await waitFor(async () => (await t.queued(id))?.state === 'completed');
    expect(await t.effects()).toEqual([]);
    expect(await t.find(id)).toMatchObject({ state: 'cancelled' });
    expect(await cancel()).toBe(false);
  });
});
