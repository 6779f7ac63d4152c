import type pg from 'pg';

/** Columns that a mere request may move: when one was last seen, which code is spent. */
const MOVED_BY_ASKING: Readonly<Record<string, readonly string[]>> = {
  login_session: ['last_seen_at'],
  login: ['totp_last_step'],
};
/** Written because someone knocked, not because anything was done. */
const WRITTEN_BY_ASKING = ['login_attempt', 'security_event'];

export type Digests = ReadonlyMap<string, string>;

/** Count and hash of the rows of every table; equal before and after when nothing was changed. */
export async function tableDigests(admin: pg.Client): Promise<Digests> {
  const { rows: tables } = await admin.query<{ name: string }>(
    `select relname as name from pg_class
     where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and relname <> all ($1)
     order by relname`,
    [WRITTEN_BY_ASKING],
  );
  const { rows } = await admin.query<{ name: string; digest: string }>(
    tables.map(({ name }) => digestOf(name)).join(' union all '),
  );
  return new Map(rows.map(({ name, digest }) => [name, digest]));
}

function digestOf(table: string): string {
  const moved = (MOVED_BY_ASKING[table] ?? []).map((column) => ` - '${column}'`).join('');
  return `select '${table}' as name, count(*) || ' rows ' || coalesce(md5(string_agg(row, '' order by row)), '')
      as digest
    from (select md5((to_jsonb(t)${moved})::text) as row from ${table} t) as rows`;
}

/** Names of the tables that differ. */
export function changedTables(before: Digests, after: Digests): string[] {
  const names = [...new Set([...before.keys(), ...after.keys()])];
  return names.filter((name) => before.get(name) !== after.get(name));
}
