import type { QueryResultRow } from 'pg';
import { LEFT_OUT, PACKED_TABLES } from '../../src/exchange/canonical/packed-tables';
import { withAdmin } from '../../src/platform/database/roles';
import { withDatabase } from '../support/fresh-database';
import { APPEND_ONLY } from '../support/append-only';
import {
  APP_MAY,
  DEFINERS,
  DIRECTORY_MAY,
  REPORT_MAY_NOT_SEE,
  SIGNER_MAY,
} from '../support/granted';
import { codeOf } from '../support/notes';

/** assurance 4.1–4.4, read from the catalogue itself: what a migration forgets, this finds. */
const db = withDatabase();

const rows = async <Row extends QueryResultRow>(sql: string, params: unknown[] = []) =>
  (await db.admin.query<Row>(sql, params)).rows;
const names = async (sql: string, params: unknown[] = []) =>
  (await rows<{ name: string }>(sql, params)).map(({ name }) => name);

// The security log spans communities: a failed sign-in belongs to none.
const acrossCommunities = ['security_event'];
const tables = `select c.oid, c.relname as name, c.relrowsecurity, c.relforcerowsecurity
  from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')`;
const tenants = `select t.* from (${tables}) t where t.name <> all ('{${acrossCommunities.join()}}')
  and (t.name = 'community' or exists (select from pg_attribute a
    where a.attrelid = t.oid and a.attname = 'community_id' and not a.attisdropped))`;

describe('a table of a community', () => {
  it('is shut row by row, on its owner too, by one policy on its community', async () => {
    expect((await names(tenants)).length).toBeGreaterThan(25);
    expect(
      await names(`select name from (${tenants}) t
        where not (relrowsecurity and relforcerowsecurity)`),
    ).toEqual([]);
    const policies = await names(
      `select t.name || ': ' || coalesce(string_agg(
         pg_get_expr(p.polqual, p.polrelid) || ' / ' || pg_get_expr(p.polwithcheck, p.polrelid), ', '), 'none')
         as name
       from (${tenants}) t left join pg_policy p on p.polrelid = t.oid and p.polroles = '{0}'
       group by t.name`,
    );
    const own = policies.map((policy) => policy.replace(/^\w+: /, ''));
    expect(new Set(own)).toEqual(
      new Set([
        '(community_id = current_community()) / (community_id = current_community())',
        '(id = current_community()) / (id = current_community())',
      ]),
    );
  });

  it('is seen across communities by the directory only, and only to read', async () => {
    expect(
      await names(`select polrelid::regclass::text || ' ' || polcmd::text || ' ' || polroles::regrole[]::text as name
        from pg_policy where polroles <> '{0}' order by 1`),
    ).toEqual([
      'binding_request r {trust_directory}',
      'community r {trust_directory}',
      'entry r {trust_directory}',
      'inquiry r {trust_directory}',
      'inquiry_answer r {trust_directory}',
      'inquiry_hiding r {trust_directory}',
      'log_head r {trust_directory}',
      'role_grant r {trust_directory}',
      'trustee_term r {trust_directory}',
      'unit_binding r {trust_directory}',
    ]);
  });

  it('begins its key with the community, and has it in everything unique', async () => {
    const odd = await names(
      `select i.indexrelid::regclass::text as name from pg_index i join (${tenants}) t on t.oid = i.indrelid
       join pg_attribute first on first.attrelid = i.indrelid and first.attnum = i.indkey[0]
       where i.indisunique and t.name <> 'community' and first.attname <> 'community_id'`,
    );
    expect(odd).toEqual([]);
    expect(
      await names(`select t.name from (${tenants}) t where not exists (select from pg_index i
        where i.indrelid = t.oid and i.indisprimary)`),
    ).toEqual([]);
    const exclusions = await names(
      `select c.conname as name from pg_constraint c join (${tenants}) t on t.oid = c.conrelid
       join pg_attribute a on a.attrelid = c.conrelid and a.attname = 'community_id'
       where c.contype = 'x' and not a.attnum = any(c.conkey)`,
    );
    expect(exclusions).toEqual([]);
  });

  it('points at another with the community in hand', async () => {
    const odd = await names(
      `select c.conname as name from pg_constraint c
       join (${tenants}) t on t.oid = c.conrelid join (${tenants}) target on target.oid = c.confrelid
       join pg_attribute own on own.attrelid = c.conrelid and own.attname = 'community_id'
       where c.contype = 'f' and not own.attnum = any(c.conkey)`,
    );
    expect(odd).toEqual([]);
  });
});

/** "si u(a,b)" from the access lists of a table and its columns. */
const granted = async (role: string): Promise<Record<string, string>> => {
  const found = await rows<{ name: string; may: string }>(
    `with whole as (
       select t.name, string_agg(lower(left(x.privilege_type, 1)), '' order by
         position(left(x.privilege_type, 1) in 'SDIU')) as may
       from (${tables}) t join pg_class c on c.oid = t.oid, aclexplode(c.relacl) x
       where x.grantee = $1::regrole group by t.name
     ), piece as (
       select t.name, lower(left(x.privilege_type, 1)) || '(' ||
         string_agg(a.attname, ',' order by a.attname) || ')' as may
       from (${tables}) t join pg_attribute a on a.attrelid = t.oid, aclexplode(a.attacl) x
       where x.grantee = $1::regrole group by t.name, x.privilege_type
     )
     select name, string_agg(may, ' ' order by length(may)) as may
     from (select * from whole union all select * from piece) every group by name`,
    [role],
  );
  return Object.fromEntries(found.map(({ name, may }) => [name, may]));
};

describe('what the roles may do', () => {
  it('the serving role, table by table and column by column', async () => {
    expect(await granted('trust_app')).toEqual(APP_MAY);
  });

  it('the reading role reads, and neither log-ins nor the security log', async () => {
    const may = await granted('trust_report');
    expect(new Set(Object.values(may))).toEqual(new Set(['s']));
    const all = await names(`select name from (${tables}) t`);
    const hidden = all.filter((name) => !(name in may)).sort();
    expect(hidden).toEqual(REPORT_MAY_NOT_SEE);
  });

  it('the directory and the signer have what they need, everybody else nothing', async () => {
    expect(await granted('trust_directory')).toEqual(DIRECTORY_MAY);
    expect(await granted('trust_signer')).toEqual(SIGNER_MAY);
    const toAll = await names(
      `select t.name from (${tables}) t join pg_class c on c.oid = t.oid, aclexplode(c.relacl) x
       where x.grantee = 0`,
    );
    expect(toAll).toEqual([]);
  });

  it('no role but the server’s own goes around row-level security or inherits another', async () => {
    const odd = await names(
      `select rolname as name from pg_roles where rolname like 'trust\\_%'
         and (rolsuper or rolbypassrls or rolinherit or rolcreaterole or rolcreatedb)`,
    );
    expect(odd).toEqual([]);
  });
});

describe('the package of a community’s books', () => {
  const along = PACKED_TABLES.map(({ table }) => table);

  it('takes every table along once, or leaves it behind with a reason', async () => {
    expect([...along, ...Object.keys(LEFT_OUT)].toSorted()).toEqual(
      (await names(`select name from (${tables}) t`)).toSorted(),
    );
  });

  it('takes along whatever its rows point to', async () => {
    const gone = await names(
      `select c.conname as name from pg_constraint c where c.contype = 'f'
         and c.conrelid::regclass::text = any($1) and not c.confrelid::regclass::text = any($1)`,
      [along],
    );
    expect(gone).toEqual([]);
  });
});

describe('a function that runs as its owner', () => {
  it('has a fixed path that ends with the temporary, and callers by name', async () => {
    const found = await rows<{ name: string; path: string; who: string }>(
      `select p.proname as name, array_to_string(p.proconfig, ';') as path,
         pg_get_userbyid(p.proowner) || ': ' || coalesce((
           select string_agg(case x.grantee when 0 then 'everybody' else pg_get_userbyid(x.grantee) end,
             ' ' order by pg_get_userbyid(x.grantee))
           from aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) x
           where x.grantee <> p.proowner), '') as who
       from pg_proc p where p.pronamespace = 'public'::regnamespace and p.prosecdef`,
    );
    expect(Object.fromEntries(found.map(({ name, who }) => [name, who]))).toEqual(DEFINERS);
    for (const { name, path } of found) {
      expect([name, path]).toEqual([name, expect.stringMatching(/search_path=[^;]*pg_temp(;|$)/)]);
    }
  });

  it('and every other of ours has a fixed path too', async () => {
    const loose = await names(
      `select p.proname as name from pg_proc p where p.pronamespace = 'public'::regnamespace
         and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')
         -- a body that was read when it was made has its names bound already
         and p.prosqlbody is null
         and not coalesce(array_to_string(p.proconfig, ';') like '%search_path=%', false)`,
    );
    expect(loose).toEqual([]);
  });

  it('lies in no view that would look past row-level security', async () => {
    const views = await names(
      `select relname as name from pg_class where relnamespace = 'public'::regnamespace
         and relkind in ('v', 'm')
         and not coalesce(reloptions::text like '%security_invoker=true%', false)`,
    );
    expect(views).toEqual([]);
  });
});

describe('a table of record', () => {
  it('is one of these, and has both triggers', async () => {
    const guarded = await names(
      `select t.name from (${tables}) t
       where exists (select from pg_trigger g where g.tgrelid = t.oid and g.tgname like '%_append_only'
         and g.tgenabled = 'O')
         and exists (select from pg_trigger g where g.tgrelid = t.oid and g.tgname like '%_no_truncate'
         and g.tgenabled = 'O') order by 1`,
    );
    expect(guarded).toEqual(APPEND_ONLY.toSorted());
  });

  it.each(APPEND_ONLY)('%s refuses change, removal and emptying, its owner too', async (table) => {
    await withAdmin(db.urls.ownerUrl, async (owner) => {
      expect(await codeOf(owner.query(`truncate ${table} cascade`))).toBe('42501');
    });
    // A trigger for each row fires only where there is one; the superuser sees them all.
    const kinds = await rows<{ kinds: number }>(
      `select tgtype & 24 as kinds from pg_trigger
       where tgrelid = $1::regclass and tgname = $1 || '_append_only' and tgfoid = 'refuse_change'::regproc`,
      [table],
    );
    expect(kinds).toEqual([{ kinds: 24 }]);
  });

  it('refuses the owner who has put a row in', async () => {
    await withAdmin(db.urls.ownerUrl, async (owner) => {
      await owner.query(
        `insert into security_event (id, kind) values (gen_random_uuid(), 'sign-in.ok')`,
      );
      expect(await codeOf(owner.query(`update security_event set kind = 'x'`))).toBe('42501');
      expect(await codeOf(owner.query('delete from security_event'))).toBe('42501');
    });
  });
});
