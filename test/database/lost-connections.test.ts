import { OutcomeUnknown } from '../../src/platform/database/database-error';
import { answerTo } from '../../src/platform/http/problem';
import { bodies, here, insertNote, person, withNotes } from '../support/notes';

const db = withNotes();

/** Ends the session that asks, as the end of its server would. */
const cutOff = (query: (sql: string) => Promise<unknown>) =>
  query('select pg_terminate_backend(pg_backend_pid())');

/** Ends the first session that commits: its work is done, the answer never comes. */
async function cutAtCommit(table: string): Promise<void> {
  await db.admin.query(`
    create sequence cuts;
    create function cut_off() returns trigger language plpgsql security definer as $$
    begin
      if nextval('cuts') = 1 then perform pg_terminate_backend(pg_backend_pid()); end if;
      return null;
    end $$;
    create constraint trigger cut_off after insert on ${table}
      deferrable initially deferred for each row execute function cut_off()`);
}

afterEach(() =>
  db.admin.query('drop function if exists cut_off cascade; drop sequence if exists cuts'),
);

it('work whose connection breaks before the end is undone and done once more', async () => {
  let runs = 0;
  await db.transactions.run(here, async (tx) => {
    runs += 1;
    await insertNote(tx, 100, 'broke once');
    if (runs === 1) await cutOff((sql) => tx.query(sql));
  });
  expect(runs).toBe(2);
  expect((await bodies(db, here)).filter((body) => body === 'broke once')).toHaveLength(1);
});

it('gives up after three runs and asks the visitor to come back', async () => {
  let runs = 0;
  const work = db.transactions.run(here, async (tx) => {
    runs += 1;
    await cutOff((sql) => tx.query(sql));
  });
  const error: unknown = await work.catch((thrown: unknown) => thrown);
  expect(runs).toBe(3);
  expect(answerTo(error)).toMatchObject({
    status: 503,
    code: 'database.away',
    retryAfterSeconds: 3,
  });
});

it('a COMMIT nobody answered is not repeated without a key, and is not called undone', async () => {
  await cutAtCommit('note');
  let runs = 0;
  const work = db.transactions.run(here, async (tx) => {
    runs += 1;
    await insertNote(tx, 101, 'in doubt');
  });
  const error: unknown = await work.catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(OutcomeUnknown);
  expect(runs).toBe(1);
  expect(answerTo(error)).toMatchObject({ status: 503, code: 'database.outcome-unknown' });
});

it('with a key it is: the first answer if it came through, else the work anew', async () => {
  await cutAtCommit('idempotency_key');
  let runs = 0;
  const once = { communityId: here, personId: person, key: 'key-in-doubt', requestHash: 'h' };
  const { result } = await db.transactions.runOnce(once, async (tx) => {
    runs += 1;
    await insertNote(tx, 102, 'once');
    return { made: runs };
  });
  expect(result).toEqual({ made: 2 });
  expect((await bodies(db, here)).filter((body) => body === 'once')).toHaveLength(1);
});

it('reading begins anew on another connection', async () => {
  let runs = 0;
  const seen = await db.reading.run(here, async (tx) => {
    runs += 1;
    if (runs === 1) await cutOff((sql) => tx.query(sql));
    return tx.query<{ body: string }[]>('select body from note where id = 1');
  });
  expect(seen).toEqual([{ body: 'ours' }]);
});
