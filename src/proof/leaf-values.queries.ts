import { type Openable, OPENABLE, OPENABLE_OF_ENTRY } from './openings.rules';

/**
 * One JSON object of path → text for the private columns of leaf `l`, as the rows have them today, or
 * null where there is no row or nothing to open. Each leaf looks up its own row by its key.
 */
export const VALUES_OF_LEAF = `case
    when l.salt is null then null
    when l.kind = 'entry' then ${valuesOfEntry()}
    ${Object.entries(OPENABLE)
      .map(([table, openable]) => `when l.kind = '${table}' then ${valuesOfRow(table, openable)}`)
      .join('\n    ')}
  end`;

function valuesOfRow(
  table: string,
  { keys, columns, communityColumn = 'community_id' }: Openable,
): string {
  const fields = columns.map((column) => `'row.${column}', t.${column}::text`);
  const conditions = Object.entries(keys).map(
    ([key, type], i) => `t.${key} = split_part(l.subject, '/', ${i + 1})::${type}`,
  );
  return `(select jsonb_build_object(${fields.join(', ')}) from ${table} t
      where t.${communityColumn} = l.community_id and ${conditions.join(' and ')})`;
}

/** An entry names its leaf; its place in the books stands in the leaf in clear. */
function valuesOfEntry(): string {
  const fields = OPENABLE_OF_ENTRY.row.map((column) => `'row.${column}', e.${column}::text`);
  const ofLines = OPENABLE_OF_ENTRY.lines.map(
    (column) => `jsonb_object_agg('lines.' || p.line || '.${column}', p.${column}::text)`,
  );
  return `(select jsonb_build_object(${fields.join(', ')}) || (
        select ${ofLines.join(' || ')} from posting p
        where p.community_id = e.community_id and p.seq = e.seq)
      from entry e
      where e.community_id = l.community_id and e.leaf_index = l.leaf_index
        and e.seq = substring(l.body from '"seq":"([0-9]{1,18})"')::bigint)`;
}
