import type { EntityManager } from 'typeorm';
import { eachRow } from '../../platform/database/each-row';
import { NAMED_PERSONS, type PackedTable, withheld } from './packed-tables';

/** A table as the catalogue has it. */
export interface TableShape {
  /** Those that are stored, not worked out from others; in the order of the alphabet. */
  readonly columns: readonly { readonly name: string; readonly type: string }[];
  /** Of the primary key, in its order, as SQL to sort by. */
  readonly order: readonly string[];
}

interface ShapeRow {
  table: string;
  columns: TableShape['columns'];
  order: string[];
}

/** Text sorts by its bytes: the collation of a database must not change the package. */
const SHAPES = `
  select c.relname as "table", cols.columns, keys."order"
  from pg_class c,
    lateral (select jsonb_agg(jsonb_build_object('name', a.attname, 'type', format_type(a.atttypid, null))
        order by a.attname collate "C") as columns
      from pg_attribute a
      where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') cols,
    lateral (select array_agg(quote_ident(a.attname)
        || case when a.attcollation <> 0 then ' collate "C"' else '' end order by k.turn) as "order"
      from pg_index i, unnest(i.indkey::int2[]) with ordinality as k(num, turn)
      join pg_attribute a on a.attrelid = c.oid and a.attnum = k.num
      where i.indrelid = c.oid and i.indisprimary) keys
  where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'`;

/** Every table of the database by its name. */
export async function tableShapes(tx: EntityManager): Promise<Map<string, TableShape>> {
  const rows = await tx.query<ShapeRow[]>(SHAPES);
  return new Map(rows.map(({ table, ...shape }) => [table, shape]));
}

/** Times under UTC, days as ISO 8601: the package must not depend on the settings of a server. */
export async function settleText(tx: EntityManager): Promise<void> {
  await tx.query(`select set_config('timezone', 'UTC', true), set_config('datestyle', 'ISO, YMD', true),
    set_config('bytea_output', 'hex', true), set_config('intervalstyle', 'iso_8601', true),
    set_config('extra_float_digits', '1', true), set_config('statement_timeout', '30min', true)`);
}

/** How columns that hold a person are called where no foreign key says so (an entry's, above all). */
const PERSON_COLUMN = '(^|_)(by|person|cashier|voice)(_id)?$';

/** SQL: the ids in this community's rows that may be persons'. $1 the community. */
export async function namedPersons(
  tx: EntityManager,
  tables: readonly PackedTable[],
): Promise<string> {
  const rows = await tx.query<{ table: string; column: string }[]>(
    `select c.relname as "table", a.attname as "column"
     from pg_attribute a join pg_class c on c.oid = a.attrelid
     where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname = any($1)
       and a.attnum > 0 and a.atttypid = 'uuid'::regtype and exists (select from pg_attribute k
         where k.attrelid = c.oid and k.attname = 'community_id')
       and (a.attname ~ $2 or exists (select from pg_constraint f where f.conrelid = c.oid
         and f.contype = 'f' and f.confrelid = 'person'::regclass and a.attnum = any(f.conkey)))
     order by 1, 2`,
    [tables.map(({ table }) => table), PERSON_COLUMN],
  );
  return rows
    .map(({ table, column }) => `select "${column}" from "${table}" where community_id = $1`)
    .join(' union ');
}

/** What of a table goes along, and to whom it belongs. */
export interface Packing {
  readonly communityId: number;
  readonly withPersonalData: boolean;
  /** SQL of `namedPersons`; only where personal data go along. */
  readonly persons: string;
}

export function packedColumns(
  table: PackedTable,
  shape: TableShape,
  withPersonalData: boolean,
): string[] {
  const stays = withheld(table, withPersonalData);
  return shape.columns.map(({ name }) => name).filter((name) => !stays.includes(name));
}

/** The rows of one table in the order of its key, each column as the text PostgreSQL writes of it. */
export async function eachTableRow(
  tx: EntityManager,
  { table, shape, packing }: { table: PackedTable; shape: TableShape; packing: Packing },
  emit: (row: Record<string, string | null>) => Promise<void>,
): Promise<void> {
  const columns = packedColumns(table, shape, packing.withPersonalData);
  const said = columns.map((name) => `t."${name}"::text as "${name}"`).join(', ');
  const rows = table.rows.replaceAll(NAMED_PERSONS, packing.persons);
  const order = shape.order.map((column) => `t.${column}`).join(', ');
  const sql = `select ${said} from "${table.table}" t where ${rows} order by ${order}`;
  await eachRow(tx, { sql, params: [packing.communityId] }, emit);
}
