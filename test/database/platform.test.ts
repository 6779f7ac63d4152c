import { createHash, randomUUID } from 'node:crypto';
import pg from 'pg';
import type { EntityManager } from 'typeorm';
import { migrations } from '../../migrations';
import { registerConstraintMessages } from '../../src/platform/database/constraint-messages';
import { databaseFaultOf } from '../../src/platform/database/database-error';
import { migrate } from '../../src/platform/database/migrate';
import { prepareRoles } from '../../src/platform/database/roles';
import { selfCheck } from '../../src/platform/database/self-check';
import { keptSecrets } from '../../src/platform/secrets';
import { conflict, DomainError } from '../../src/shared/domain-error';
import { withDatabase } from '../support/fresh-database';
import { testDir } from '../support/test-server';

const db = withDatabase();

const here = 1;
const neighbour = 2;
const person = randomUUID();

beforeAll(async () => {
  // A small tenant table of our own: these tests are about the plumbing, not about a room's schema.
  await db.admin.query(`
    set role trust_owner;
    create table note (
      community_id integer not null, id integer not null, body text not null,
      written_on date not null default '2026-03-05',
      primary key (community_id, id), constraint note_body_not_empty check (body <> '')
    );
    alter table note enable row level security;
    alter table note force row level security;
    create policy note_of_community on note
      using (community_id = current_community()) with check (community_id = current_community());
    grant select, insert, update on note to trust_app;
    grant select, insert on note to trust_report;
    reset role;
    insert into note values (1, 1, 'ours'), (1, 2, 'ours too'), (2, 1, 'theirs');
  `);
});

async function codeOf(work: Promise<unknown>): Promise<string | undefined> {
  return work.then(
    () => 'nothing was refused',
    (error: unknown) => databaseFaultOf(error)?.code,
  );
}

async function bodies(communityId: number): Promise<string[]> {
  const { rows } = await db.admin.query<{ body: string }>(
    'select body from note where community_id = $1 order by id',
    [communityId],
  );
  return rows.map((row) => row.body);
}

function insertNote(tx: EntityManager, id: number, body: string): Promise<unknown> {
  return tx.query('insert into note (community_id, id, body) values ($1, $2, $3)', [
    here,
    id,
    body,
  ]);
}

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
    expect(await bodies(here)).not.toContain('half done');
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
    const [first, second] = await bodies(here);
    expect([...(first ?? '').replace('ours', '')].sort()).toEqual(['a', 'b']);
    expect([...(second ?? '').replace('ours too', '')].sort()).toEqual(['a', 'b']);
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

describe('work that takes effect once per key', () => {
  const request = (key: string, body = 'body') => ({
    communityId: here,
    personId: person,
    key,
    requestHash: createHash('sha256').update(body).digest('hex'),
  });

  beforeAll(async () => {
    // The community and the person are other rooms' tables: only their keys matter here.
    await db.admin.query(`
      alter table idempotency_key drop constraint if exists idempotency_key_community_id_fkey;
      alter table idempotency_key drop constraint if exists idempotency_key_person_id_fkey`);
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
    expect((await bodies(here)).filter((body) => body === 'once')).toHaveLength(1);
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

describe('reading', () => {
  it('is read only, even where the role was granted too much', async () => {
    const work = db.reading.run(here, (tx) => insertNote(tx, 70, 'written while reading'));
    expect(await codeOf(work)).toBe('25006');
    const stubborn = db.reading.run(here, async (tx) => {
      await tx.query('set transaction read write');
      await insertNote(tx, 70, 'written while reading');
    });
    expect(await codeOf(stubborn)).toBe('25001');
  });

  it('shows its community only', async () => {
    const theirs = await db.reading.run(neighbour, (tx) => tx.query('select body from note'));
    expect(theirs).toEqual([{ body: 'theirs' }]);
    const nobodys = db.reading.runGlobal((tx) => tx.query('select body from note'));
    expect(await codeOf(nobodys)).toBe('42501');
  });

  it('sees one moment, whatever is written meanwhile', async () => {
    const counts = await db.reading.run(here, async (tx) => {
      const count = () => tx.query('select count(*) from note');
      const before: unknown = await count();
      await db.transactions.run(here, (other) => insertNote(other, 80, 'meanwhile'));
      return [before, await count()];
    });
    expect(counts[0]).toEqual(counts[1]);
  });

  it('streams rows in batches and gives its connection back', async () => {
    const seen: number[] = [];
    const rows = db.reading.stream<{ n: number }>(
      here,
      'select n from generate_series(1, $1::int) n',
      [1234],
    );
    for await (const row of rows) seen.push(row.n);
    expect(seen).toHaveLength(1234);
    expect(seen.at(-1)).toBe(1234);
    expect(await openReadings()).toBe(0);
  });

  it('lets go when the reader stops early or the statement fails', async () => {
    for (let time = 1; time <= 6; time += 1) {
      const rows = db.reading.stream(here, 'select * from generate_series(1, 100000)');
      for await (const _row of rows) break;
    }
    const failing = db.reading.stream(here, 'select 1 / (n - 700) from generate_series(1, 900) n');
    expect(await codeOf(drain(failing))).toBe('22012');
    expect(await openReadings()).toBe(0);
    expect(await db.reading.run(here, (tx) => tx.query('select 1 as one'))).toEqual([{ one: 1 }]);
  });
});

describe('the start-up self-check', () => {
  const faults = () => selfCheck({ app: db.urls.appUrl, report: db.urls.reportUrl });

  it('finds the test server’s unsafe durability, and the table this file granted too much on', async () => {
    const found = await faults();
    expect(found).toContainEqual(expect.stringContaining('fsync=off'));
    expect(found).toContainEqual(expect.stringContaining('可以改写表 note'));
    expect(found.filter((fault) => !/fsync|full_page_writes|synchronous|note/.test(fault))).toEqual(
      [],
    );
  });

  it('finds a table that is open between communities, and a role that owns one', async () => {
    await db.admin.query(
      `create table leak (community_id integer); alter table leak owner to trust_app`,
    );
    const found = await faults();
    expect(found).toContainEqual(expect.stringContaining('表 leak 没有强制'));
    expect(found).toContainEqual(expect.stringContaining('trust_app 拥有表 leak'));
    await db.admin.query('drop table leak');
  });

  it('finds a database that is behind the program, and one that is ahead', async () => {
    await db.admin.query(`update schema_migration set name = 'Later9' where id = 1`);
    const found = await faults();
    await db.admin.query(`update schema_migration set name = $1 where id = 1`, [
      migrations[0]?.name,
    ]);
    expect(found).toContainEqual(expect.stringContaining('npm run cli -- migrate'));
    expect(found).toContainEqual(expect.stringContaining('数据库比程序新：含有 Later9'));
  });

  it('finds a superuser serving', async () => {
    const found = await selfCheck({ app: db.urls.adminUrl, report: db.urls.reportUrl });
    expect(found).toContainEqual(expect.stringContaining('postgres 是超级用户'));
    expect(found).toContainEqual(expect.stringContaining('postgres 可绕过行级隔离'));
  });
});

describe('preparing a server', () => {
  it('may be repeated, and by several at once', async () => {
    const secrets = keptSecrets(testDir);
    await Promise.all([1, 2, 3].map(() => prepareRoles(db.urls.adminUrl, secrets)));
    const app = new pg.Client({ connectionString: db.urls.appUrl });
    await app.connect();
    await app.end();
  });

  it('leaves a migrated database alone, by several at once too', async () => {
    const applied = await Promise.all([1, 2].map(() => migrate(db.urls.ownerUrl)));
    expect(applied).toEqual([[], []]);
  });
});

async function openReadings(): Promise<number> {
  const { rows } = await db.admin.query<{ open: string }>(
    `select count(*) as open from pg_stat_activity
     where datname = current_database() and usename = 'trust_report' and state <> 'idle'`,
  );
  return Number(rows[0]?.open);
}

async function drain(rows: AsyncIterable<unknown>): Promise<void> {
  for await (const _row of rows) continue;
}

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
