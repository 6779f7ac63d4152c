import { conflict } from '../../src/shared/domain-error';
import { latch, waitFor, withJobs } from '../support/job-program';

const t = withJobs();
const here = 1;
const neighbour = 2;

describe('a job', () => {
  it('runs once and leaves its result', async () => {
    const seen: unknown[] = [];
    const { jobs } = await t.start({
      greet: async (job) => {
        seen.push(job);
        return { greeted: 3 };
      },
    });
    const id = await t.enqueue(jobs, 'greet');
    const done = await t.untilState(id, 'done');
    expect(done).toMatchObject({ kind: 'greet', result: { greeted: 3 }, problem: null });
    expect(done.finishedAt).toBeInstanceOf(Date);
    expect(seen).toEqual([{ communityId: here, id, payload: { for: 'greet' } }]);
    await waitFor(async () => (await t.queued(id))?.state === 'completed');
  });

  it('is heard of at once, not only when the program looks', async () => {
    const { jobs } = await t.start({ quick: async () => undefined }, 600_000);
    await t.untilState(await t.enqueue(jobs, 'quick'), 'done');
  });

  it('never runs when the transaction that queued it is rolled back', async () => {
    const handler = jest.fn(async () => undefined);
    const { jobs } = await t.start({ ghost: handler });
    let id = '';
    const work = t.db.transactions.run(here, async (tx) => {
      const job = { communityId: here, kind: 'ghost', title: '', payload: {}, requestedBy: null };
      id = await jobs.enqueue(tx, job);
      throw new Error('changed my mind');
    });
    await expect(work).rejects.toThrow('changed my mind');
    expect(await t.queued(id)).toBeUndefined();
    const next = await t.enqueue(jobs, 'ghost');
    await t.untilState(next, 'done');
    expect(handler).toHaveBeenCalledTimes(1);
    expect(await t.find(id)).toBeNull();
  });

  it('is not found from the neighbouring community', async () => {
    const { jobs } = await t.start({ private: async () => undefined });
    const id = await t.enqueue(jobs, 'private');
    await t.enqueue(jobs, 'private', neighbour);
    await t.untilState(id, 'done');
    expect(await t.find(id, neighbour)).toBeNull();
    const theirs = await t.list(neighbour);
    expect(theirs.map((job) => job.id)).not.toContain(id);
    expect(theirs).toHaveLength(1);
  });

  it('tells how far it is', async () => {
    const step = latch();
    const { jobs } = await t.start({
      count: async (_job, progress) => {
        await progress(3, 10);
        await step.promise;
        await progress(10, 10);
      },
    });
    const id = await t.enqueue(jobs, 'count');
    await t.untilState(id, 'running');
    await waitFor(async () => (await t.find(id))?.doneCount === 3);
    step.resolve();
    expect(await t.untilState(id, 'done')).toMatchObject({ doneCount: 10, totalCount: 10 });
  });

  it('is tried again after an accident, and takes effect once', async () => {
    let attempts = 0;
    const { jobs } = await t.start({
      flaky: async (job) => {
        attempts += 1;
        await t.db.transactions.run(here, async (tx) => {
          await tx.query(`insert into effect values ($1)`, [`attempt ${attempts}`]);
          if (attempts === 1) throw new Error('the network went away');
          await jobs.finish(tx, job, { attempts });
        });
      },
    });
    const id = await t.enqueue(jobs, 'flaky');
    const done = await t.untilState(id, 'done');
    expect(done.result).toEqual({ attempts: 2 });
    expect(await t.effects()).toEqual(['attempt 2']);
  });

  it('is given up after the last attempt, with a sentence for a person', async () => {
    const { jobs } = await t.start({
      hopeless: async () => {
        throw new Error('secret of the machine');
      },
    });
    // with no second attempt from the beginning: the first may come before anything said later
    const id = await t.db.transactions.run(here, async (tx) => {
      const job = {
        communityId: here,
        kind: 'hopeless',
        title: '',
        payload: {},
        requestedBy: null,
      };
      const queued = await jobs.enqueue(tx, job);
      await tx.query('update pgboss.job set retry_limit = 0 where id = $1', [queued]);
      return queued;
    });
    const failed = await t.untilState(id, 'failed');
    expect(failed.problem).toMatchObject({ code: 'job.failed', details: { jobId: id } });
    expect(JSON.stringify(failed)).not.toContain('secret of the machine');
    await waitFor(async () => (await t.queued(id))?.state === 'failed');
  });

  it('is not tried again when the business refuses', async () => {
    const handler = jest.fn(async () => {
      throw conflict('bills.already-issued', '本月账单已经生成');
    });
    const { jobs } = await t.start({ refused: handler });
    const id = await t.enqueue(jobs, 'refused');
    const failed = await t.untilState(id, 'failed');
    expect(failed.problem).toMatchObject({
      code: 'bills.already-issued',
      message: '本月账单已经生成',
    });
    await waitFor(async () => (await t.queued(id))?.state === 'completed');
    expect(handler).toHaveBeenCalledTimes(1);
  });
});
