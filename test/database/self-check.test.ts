import pg from 'pg';
import { migrations } from '../../migrations';
import { migrate } from '../../src/platform/database/migrate';
import { prepareRoles } from '../../src/platform/database/roles';
import { selfCheck } from '../../src/platform/database/self-check';
import { keptSecrets } from '../../src/platform/secrets';
import { withNotes } from '../support/notes';
import { testDir } from '../support/test-server';

const db = withNotes();

describe('the start-up self-check', () => {
  const faults = () => selfCheck({ app: db.urls.appUrl, report: db.urls.reportUrl });

  it('finds the test server’s unsafe durability, and the table this file granted too much on', async () => {
    const found = await faults();
    expect(found).toContainEqual(expect.stringContaining('fsync=off'));
    expect(found).toContainEqual(expect.stringContaining('可以改写表 note'));
    const expected = /fsync|full_page_writes|synchronous|note/;
    expect(found.filter((fault) => !expected.test(fault))).toEqual([]);
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

  it('finds a table whose owner passes row-level security', async () => {
    await db.admin.query('alter table note no force row level security');
    const found = await faults();
    await db.admin.query('alter table note force row level security');
    expect(found).toContainEqual(expect.stringContaining('表 note 没有强制'));
    expect(await faults()).not.toContainEqual(expect.stringContaining('表 note 没有强制'));
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
