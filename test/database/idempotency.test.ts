import { createHash, randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { bodies, here, insertNote, neighbour, person, withNotes } from '../support/notes';

const db = withNotes();

describe('work that takes effect once per key', () => {
  const request = (key: string, body = 'body') => ({
    communityId: here,
    personId: person,
    key,
    requestHash: createHash('sha256').update(body).digest('hex'),
  });

  it('answers a repeated request with the first answer and does nothing again', async () => {
    let runs = 0;
    const work = async (tx: EntityManager) => {
      runs += 1;
      await insertNote(tx, 100 + runs, 'once');
      return { run: runs };
    };
    const first = await db.transactions.runOnce(request('repeated-key'), work);
    const second = await db.transactions.runOnce(request('repeated-key'), work);
    expect(first).toEqual({ result: { run: 1 }, replayed: false });
    expect(second).toEqual({ result: { run: 1 }, replayed: true });
    expect((await bodies(db, here)).filter((body) => body === 'once')).toHaveLength(1);
  });

  it('refuses the key with another body or from another person', async () => {
    await db.transactions.runOnce(request('reused-key'), async () => 'first');
    const others = [
      request('reused-key', 'another body'),
      { ...request('reused-key'), personId: randomUUID() },
    ];
    for (const other of others) {
      const work = jest.fn(async () => 'second');
      await expect(db.transactions.runOnce(other, work)).rejects.toMatchObject({
        kind: 'conflict',
        code: 'idempotency.key-reused',
      });
      expect(work).not.toHaveBeenCalled();
    }
  });

  it('lets a neighbour use the same key', async () => {
    await db.transactions.runOnce(request('shared-key'), async () => 'ours');
    const theirs = { ...request('shared-key'), communityId: neighbour };
    const answer = await db.transactions.runOnce(theirs, async () => 'theirs');
    expect(answer).toEqual({ result: 'theirs', replayed: false });
  });

  it('runs one of several simultaneous requests, the others wait for its answer', async () => {
    let runs = 0;
    const work = async (tx: EntityManager) => {
      runs += 1;
      await tx.query('select pg_sleep(0.15)');
      return runs;
    };
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => db.transactions.runOnce(request('simultaneous'), work)),
    );
    expect(runs).toBe(1);
    expect(answers.map((answer) => answer.result)).toEqual([1, 1, 1, 1, 1]);
    expect(answers.filter((answer) => !answer.replayed)).toHaveLength(1);
  });

  it('frees the key when the work fails, so that the person can try again', async () => {
    const failing = db.transactions.runOnce(request('failed-key'), async () => {
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    const again = await db.transactions.runOnce(request('failed-key'), async () => 'done');
    expect(again).toEqual({ result: 'done', replayed: false });
  });
});
