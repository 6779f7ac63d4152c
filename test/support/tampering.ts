import type pg from 'pg';

export interface Column {
  readonly table: string;
  readonly name: string;
  /** As information_schema has it, e.g. int4, text, _uuid. */
  readonly type: string;
  readonly inKey: boolean;
}

const KEY_COLUMNS = `
  select a.attname as name, a.atttypid::regtype::text as type
  from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any(i.indkey)
  where i.indrelid = $1::regclass and i.indisprimary
  order by array_position(i.indkey::smallint[], a.attnum)`;

/** Every column of every table of the books that is not in the list, from the catalogue. */
export async function columnsBut(
  admin: pg.Client,
  tables: readonly string[],
  columns: readonly string[],
): Promise<Column[]> {
  const { rows } = await admin.query<Column>(
    `select c.table_name as "table", c.column_name as name, c.udt_name as type,
       exists (select from pg_index i join pg_attribute a on a.attrelid = i.indrelid
         and a.attnum = any(i.indkey) and a.attname = c.column_name
         where i.indrelid = ('public.' || c.table_name)::regclass and i.indisprimary) as "inKey"
     from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
     where c.table_schema = 'public' and t.table_type = 'BASE TABLE' and c.table_name <> all ($1)
       and c.table_name || '.' || c.column_name <> all ($2)
     order by c.table_name, c.ordinal_position`,
    [tables, columns],
  );
  return rows;
}

/**
 * Takes everything away by which the database itself would refuse a change: what a superuser can do.
 * Primary keys stay, for rows are told apart by them.
 */
export async function loosen(admin: pg.Client): Promise<void> {
  const run = async (sql: string) => {
    const { rows } = await admin.query<{ sql: string }>(sql);
    for (const { sql: statement } of rows) await admin.query(statement);
  };
  await run(`select format('alter table %s drop constraint %I', conrelid::regclass, conname) as sql
    from pg_constraint where connamespace = 'public'::regnamespace and contype in ('c', 'f', 'u', 'x')
      and conrelid <> 0 order by contype = 'f' desc, contype`);
  await run(`select format('drop index %s', i.indexrelid::regclass) as sql from pg_index i
    join pg_class c on c.oid = i.indexrelid
    where c.relnamespace = 'public'::regnamespace and i.indisunique and not i.indisprimary`);
  await run(`select format('alter table %s alter column %I drop expression', attrelid::regclass, attname)
      as sql
    from pg_attribute a join pg_class c on c.oid = a.attrelid
    where c.relnamespace = 'public'::regnamespace and a.attgenerated = 's' and c.relkind = 'r'`);
}

/** A value that is not the one there is. */
function changed({ name, type, inKey }: Column): string {
  const column = `"${name}"`;
  const step = inKey ? 1000 : 1;
  const forms: Record<string, string> = {
    int2: `coalesce(${column}, 0) + ${step}`,
    int4: `coalesce(${column}, 0) + ${step}`,
    int8: `coalesce(${column}, 0) + ${step}`,
    numeric: `coalesce(${column}, 0) + 0.01`,
    text: `coalesce(${column}, '') || '改'`,
    bool: `not coalesce(${column}, false)`,
    date: `coalesce(${column}, '2026-01-01') + 1`,
    timestamptz: `coalesce(${column}, '2026-01-01') + interval '1 second'`,
    uuid: 'gen_random_uuid()',
    bytea: `case when length(${column}) > 0 then set_byte(${column}, 0, get_byte(${column}, 0) # 1)
      else '\\x01'::bytea end`,
    jsonb: `jsonb_build_array(${column})`,
    _uuid: `coalesce(${column}, '{}') || gen_random_uuid()`,
    _numeric: `coalesce(${column}, '{}') || 0.01::numeric`,
    _text: `coalesce(${column}, '{}') || '改'::text`,
  };
  const form = forms[type];
  if (form === undefined) throw new Error(`say how to change a ${type}`);
  return form;
}

/** A row that was changed behind all locks and belts, and how to put it back. */
export interface Tampered {
  /** The row's key without its community, as it was and as it is now. */
  readonly keys: readonly string[];
  undo(): Promise<void>;
}

/** Changes one value of one row as a superuser with triggers off. */
export async function tamper(admin: pg.Client, column: Column, where: string): Promise<Tampered> {
  const { table, name } = column;
  const key = await keyText(admin, table);
  await admin.query(`set session_replication_role = replica`);
  const { rows } = await admin.query<{ place: string; old: unknown; key: string }>(
    `select ctid::text as place, to_jsonb(t)->'${name}' as old, ${key} as key
     from ${table} t where ${where} order by "${name}" is null, ctid limit 1`,
  );
  const row = rows[0];
  if (!row) throw new Error(`no row in ${table} to tamper with`);
  const after = await admin.query<{ place: string; key: string }>(
    `update ${table} t set "${name}" = ${changed(column)} where ctid = '${row.place}'
     returning ctid::text as place, ${key} as key`,
  );
  const { place = '', key: now = '' } = after.rows[0] ?? {};
  return {
    keys: [row.key, now],
    undo: async () => {
      const put = `(jsonb_populate_record(t, jsonb_build_object('${name}', $1::jsonb)))."${name}"`;
      // Others may have been put back before, which puts the triggers back too.
      await admin.query(`set session_replication_role = replica`);
      await admin.query(`update ${table} t set "${name}" = ${put} where ctid = '${place}'`, [
        JSON.stringify(row.old),
      ]);
      await admin.query(`set session_replication_role = origin`);
    },
  };
}

/** As verification writes the key of a row. */
async function keyText(admin: pg.Client, table: string): Promise<string> {
  const { rows } = await admin.query<{ name: string; type: string }>(KEY_COLUMNS, [table]);
  const parts = rows
    .filter(({ name }) => name !== 'community_id')
    .map(({ name, type }) =>
      type === 'timestamp with time zone'
        ? `to_char("${name}" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`
        : `"${name}"::text`,
    );
  return parts.length === 0 ? `''` : `concat_ws('/', ${parts.join(', ')})`;
}
