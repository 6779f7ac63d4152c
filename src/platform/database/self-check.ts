import pg from 'pg';
import { migrationsTable } from './data-source';
import { migrationNames } from './migrate';
import type { ConnectionUrls } from './open-database';

/** Tables that name a community but belong to the installation: the security log spans communities. */
const acrossCommunities = ['security_event'];

interface Check {
  sql: string;
  params?: readonly unknown[];
  /** A fault per row; no row is good. */
  fault: (row: Record<string, string>) => string;
}

const durability: Check = {
  sql: `select name, setting from pg_settings
        where (name in ('fsync', 'full_page_writes') and setting <> 'on')
           or (name = 'synchronous_commit'
               and setting not in ('on', 'local', 'remote_write', 'remote_apply'))`,
  fault: (row) => `数据库设置 ${row['name']}=${row['setting']}：断电会丢失已记的账，应改为 on`,
};

const version: Check = {
  sql: `select current_setting('server_version') as version
        where current_setting('server_version_num')::int < 150000`,
  fault: (row) => `PostgreSQL 版本为 ${row['version']}，至少需要 15`,
};

const roleAttributes: Check = {
  sql: `select current_user as role, what from pg_roles,
          lateral (values (rolsuper, '是超级用户'), (rolbypassrls, '可绕过行级隔离'),
                          (rolcreaterole, '可创建角色'), (rolcreatedb, '可创建数据库')) as v(bad, what)
        where rolname = current_user and bad
        union all
        select current_user, '是 ' || rolname || ' 的成员' from pg_roles
        where rolname in ('trust_owner', 'trust_directory')
          and pg_has_role(current_user, oid, 'member')
        union all
        select current_user, '拥有表 ' || relname from pg_class
        where relowner = (select oid from pg_roles where rolname = current_user)
          and relkind in ('r', 'p', 'v', 'm') and relnamespace = 'public'::regnamespace
        union all
        select current_user, '可在 public 模式中建表'
        where has_schema_privilege('public', 'create')
        union all
        select current_user, '可建临时表' where has_database_privilege(current_database(), 'temp')`,
  fault: (row) => `数据库角色 ${row['role']} ${row['what']}，服务不应有此权限`,
};

const reportWrites: Check = {
  sql: `select current_user as role, relname as table from pg_class
        where relkind in ('r', 'p') and relnamespace = 'public'::regnamespace
          and has_table_privilege(oid, 'insert, update, delete, truncate')
        limit 1`,
  fault: (row) => `只读角色 ${row['role']} 可以改写表 ${row['table']}`,
};

/** Shut is: enabled, forced on the owner too, and with a policy (without one nobody sees anything). */
const openTables: Check = {
  sql: `select relname as table from pg_class c
        join pg_attribute a on a.attrelid = c.oid and a.attname = 'community_id' and not attisdropped
        where relkind in ('r', 'p') and relnamespace = 'public'::regnamespace
          and relname <> all ($1)
          and not (relrowsecurity and relforcerowsecurity
                   and exists (select 1 from pg_policy p where p.polrelid = c.oid))
        order by relname`,
  params: [acrossCommunities],
  fault: (row) => `表 ${row['table']} 没有强制小区之间的行级隔离`,
};

/**
 * What must be true before the books are opened; each entry is a reason to refuse to serve.
 * @see assurance.md 4.7
 */
export async function selfCheck(urls: Pick<ConnectionUrls, 'app' | 'report'>): Promise<string[]> {
  const app = await faultsAs(urls.app, [version, durability, roleAttributes, openTables]);
  const schema = await schemaFaults(urls.app);
  const report = await faultsAs(urls.report, [roleAttributes, reportWrites]);
  return [...app, ...schema, ...report];
}

async function faultsAs(url: string, checks: readonly Check[]): Promise<string[]> {
  return withClient(url, async (client) => {
    const faults: string[] = [];
    for (const check of checks) {
      const { rows } = await client.query<Record<string, string>>(check.sql, [
        ...(check.params ?? []),
      ]);
      faults.push(...rows.map(check.fault));
    }
    return faults;
  });
}

async function schemaFaults(url: string): Promise<string[]> {
  const applied = await withClient(url, async (client) => {
    const known = await client.query<{ found: boolean }>(
      'select to_regclass($1) is not null as found',
      [migrationsTable],
    );
    if (!known.rows[0]?.found) return [];
    const { rows } = await client.query<{ name: string }>(`select name from ${migrationsTable}`);
    return rows.map((row) => row.name);
  });
  const expected = migrationNames();
  const missing = expected.filter((name) => !applied.includes(name));
  const unknown = applied.filter((name) => !expected.includes(name));
  return [
    ...missing.map((name) => `数据库还没有升级：缺 ${name}，请先运行 npm run cli -- migrate`),
    ...unknown.map((name) => `数据库比程序新：含有 ${name}，请换用更新的程序`),
  ];
}

async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
