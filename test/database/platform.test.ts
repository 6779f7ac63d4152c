import { registerConstraintMessages } from '../../src/platform/database/constraint-messages';
import { conflict, DomainError } from '../../src/shared/domain-error';
import { bodies, codeOf, here, insertNote, neighbour, withNotes } from '../support/notes';

const db = withNotes();

describe('the serving role', () => {
  it.each([
    ['a table', 'create table mine (id int)'],
    ['a temporary table', 'create temporary table mine (id int)'],
    ['a schema', 'create schema mine'],
    ['a function', 'create function mine() returns int language sql as $$ select 1 $$'],
    ['a trigger switch', 'alter table note disable trigger all'],
    ['a way round row-level security', 'alter table note no force row level security'],
    ['the part of the owner', 'set role trust_owner'],
    ['the part of the one who looks across communities', 'set role trust_directory'],
    ['a queue', `select pgboss.create_queue('mine', '{}')`],
  ])('may not make %s', async (_what, sql) => {
    expect(await codeOf(db.transactions.runGlobal((tx) => tx.query(sql)))).toBe('42501');
  });

  it('raises without a community instead of showing an empty book', async () => {
    const work = db.transactions.runGlobal((tx) => tx.query('select * from note'));
    expect(await codeOf(work)).toBe('42501');
    const looking = db.transactions.lookUp((tx) => tx.query('select * from note'));
    expect(await codeOf(looking)).toBe('42501');
  });

  it('sees and writes its community only, although the neighbour has notes too', async () => {
    const seen = await db.transactions.run(here, (tx) => tx.query('select body from note'));
    expect(seen).toEqual([{ body: 'ours' }, { body: 'ours too' }]);
    const smuggle = db.transactions.run(neighbour, (tx) => insertNote(tx, 9, 'smuggled'));
    expect(await codeOf(smuggle)).toBe('42501');
  });

  it('forgets the community with the transaction, though the connection is pooled', async () => {
    await db.transactions.run(here, (tx) => tx.query('select 1'));
    const left = await Promise.all(
      Array.from({ length: 8 }, () =>
        db.transactions.runGlobal((tx) =>
          tx.query(`select coalesce(current_setting('app.community_id', true), '') as left`),
        ),
      ),
    );
    expect(left.flat()).toEqual(Array.from({ length: 8 }, () => ({ left: '' })));
  });

  it('takes days and bigints as text', async () => {
    const [row] = await db.transactions.run(here, (tx) =>
      tx.query(`select written_on, 9007199254740993::bigint as big,
                       array['2026-01-31'::date] as days from note where id = 1`),
    );
    expect(row).toEqual({
      written_on: '2026-03-05',
      big: '9007199254740993',
      days: ['2026-01-31'],
    });
  });

  it('says Chinese days whatever the zone of the server', async () => {
    const [row] = await db.transactions.runGlobal((tx) =>
      tx.query(`select ('2026-03-05T16:30:00Z'::timestamptz)::date as day`),
    );
    expect(row).toEqual({ day: '2026-03-06' });
  });
});

describe('a transaction', () => {
  it('leaves nothing behind when later work fails', async () => {
    const work = db.transactions.run(here, async (tx) => {
      await insertNote(tx, 50, 'half done');
      throw new Error('later work failed');
    });
    await expect(work).rejects.toThrow('later work failed');
    expect(await bodies(db, here)).not.toContain('half done');
  });

  it('refuses what is not a community', async () => {
    for (const wrong of [0, -1, 1.5, Number.NaN]) {
      await expect(db.transactions.run(wrong, async () => 1)).rejects.toThrow('not a community');
    }
  });

  it('runs both works again until they pass when they meet in a deadlock', async () => {
    const runs: string[] = [];
    const bothHold = gate(2);
    const work = (name: string, ids: [number, number]) =>
      db.transactions.run(here, async (tx) => {
        runs.push(name);
        await tx.query('update note set body = body || $2 where id = $1', [ids[0], name]);
        if (runs.length <= 2) await bothHold();
        await tx.query('update note set body = body || $2 where id = $1', [ids[1], name]);
      });
    await Promise.all([work('a', [1, 2]), work('b', [2, 1])]);
    // One passes, the other is the victim and runs once more: three runs, each effect once.
    expect(runs).toHaveLength(3);
    const [first, second] = await bodies(db, here);
    expect(first).toMatch(/^ours(ab|ba)$/);
    expect(second).toMatch(/^ours too(ab|ba)$/);
  });

  it('gives up after three runs', async () => {
    let runs = 0;
    const work = db.transactions.run(here, (tx) => {
      runs += 1;
      return tx.query(`do $$ begin raise exception 'again' using errcode = '40001'; end $$`);
    });
    expect(await codeOf(work)).toBe('40001');
    expect(runs).toBe(3);
  });

  it('does not run again what was refused', async () => {
    let runs = 0;
    const work = db.transactions.run(here, (tx) => {
      runs += 1;
      return insertNote(tx, 1, 'same id');
    });
    expect(await codeOf(work)).toBe('23505');
    expect(runs).toBe(1);
  });

  it('speaks for a constraint that a room has named, and passes on any other', async () => {
    registerConstraintMessages({
      note_body_not_empty: () => conflict('note.empty', '内容不能为空'),
    });
    const named = db.transactions.run(here, (tx) => insertNote(tx, 60, ''));
    await expect(named).rejects.toMatchObject({ name: 'DomainError', code: 'note.empty' });
    const unnamed = db.transactions.run(here, (tx) => insertNote(tx, 1, 'x'));
    await expect(unnamed).rejects.not.toBeInstanceOf(DomainError);
  });

  it('says that it is busy rather than hang on a lock', async () => {
    await db.admin.query('begin; select * from note where community_id = 1 for update');
    try {
      const work = db.transactions.run(here, async (tx) => {
        await tx.query(`set local lock_timeout = '50ms'`);
        await tx.query(`update note set body = 'late' where id = 1`);
      });
      await expect(work).rejects.toMatchObject({ code: 'database.busy' });
    } finally {
      await db.admin.query('rollback');
    }
  });
});

/** Lets nobody through before `count` have come. */
function gate(count: number): () => Promise<void> {
  let come = 0;
  let open = (): void => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return () => {
    come += 1;
    if (come === count) open();
    return opened;
  };
}
