import type pg from 'pg';
import { operatorId } from './operator';

/** Which words, why, and who says so. */
export interface Erasure {
  readonly communityId: number;
  readonly seq: string;
  /** Becomes public with the erasure's leaf. */
  readonly reason: string;
  /** Log-in of the operator. */
  readonly by: string;
}

/** Where dead versions of the erased rows lie until they are swept out. */
const SWEPT = ['entry', 'posting', 'log_leaf', 'voucher_draft', 'entry_import', 'idempotency_key'];

/**
 * Erases the words of one entry, sweeps the old versions of the rows out of the tables' files, and looks
 * for the same words everywhere else in the community.
 * @param owner a connection as the owner of the schema.
 * @returns `table.column: count` of every place where the words still stand.
 * @throws NoSuchOperator; DatabaseError of `erase_words`: `erasure_of_entry`, `erasure_once`, …
 */
export async function eraseWords(owner: pg.Client, erasure: Erasure): Promise<string[]> {
  const { communityId, seq } = erasure;
  const rows = async (sql: string, params: unknown[]) =>
    (await owner.query<{ id: string }>(sql, params)).rows;
  const personId = await operatorId(rows, erasure.by);
  const words = await within(owner, communityId, async () => {
    const { rows } = await owner.query<{ word: string }>(WORDS, [communityId, seq]);
    await owner.query('select erase_words($1, $2, $3, $4)', [
      communityId,
      seq,
      erasure.reason,
      personId,
    ]);
    return rows.map(({ word }) => word);
  });
  await owner.query(`vacuum (analyze) ${SWEPT.join(', ')}`);
  return within(owner, communityId, () => placesOf(owner, words));
}

const WORDS = `
  select e.summary as word from entry e where e.community_id = $1 and e.seq = $2
  union select p.summary from posting p where p.community_id = $1 and p.seq = $2 and p.summary <> ''`;

/** Row-level security holds for the owner too: it sees this community and no other. */
async function within<T>(
  owner: pg.Client,
  communityId: number,
  work: () => Promise<T>,
): Promise<T> {
  await owner.query('begin');
  try {
    await owner.query(`select set_config('app.community_id', $1, true)`, [String(communityId)]);
    const result = await work();
    await owner.query('commit');
    return result;
  } catch (error) {
    await owner.query('rollback');
    throw error;
  }
}

const TEXT_COLUMNS = `
  select c.table_name as "table", c.column_name as "column"
  from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
  where c.table_schema = 'public' and t.table_type = 'BASE TABLE'
    and c.udt_name in ('text', 'varchar', 'json', 'jsonb', '_text')
  order by 1, 2`;

async function placesOf(owner: pg.Client, words: readonly string[]): Promise<string[]> {
  const { rows } = await owner.query<{ table: string; column: string }>(TEXT_COLUMNS);
  const places: string[] = [];
  for (const { table, column } of rows) {
    const found = await owner.query<{ count: string }>(
      `select count(*) as count from ${owner.escapeIdentifier(table)} t
       where exists (select from unnest($1::text[]) w(word)
         where strpos(to_jsonb(t.${owner.escapeIdentifier(column)})::text,
           substr(to_json(w.word)::text, 2, length(to_json(w.word)::text) - 2)) > 0)`,
      [words],
    );
    const count = Number(found.rows[0]?.count ?? 0);
    if (count > 0) places.push(`${table}.${column}：${count} 行`);
  }
  return places;
}
