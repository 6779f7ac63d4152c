import type { EntityManager } from 'typeorm';
import { LOGGED } from '../../../migrations/sql-logged-tables';
import { differenceOf } from './difference.rules';
import { type Fault, faultOf, type Findings } from './fault.rules';

type Protected = (typeof LOGGED)[number];

/** Columns that move without a leaf of their own; the book's checks recompute them. */
const MOVED_BY_POSTING: Readonly<Record<string, readonly string[]>> = {
  ledger_head: ['last_seq', 'closed_through'],
};

/** A leaf whose salt was taken away is compared without its commitments. */
export const readable = (body: string, salt: string): string =>
  `case when ${salt} is null
    then regexp_replace(${body}, '\\{"commitment":"[0-9a-f]{64}"\\}', '{"commitment":null}', 'g')
    else ${body} end`;

interface Odd {
  readonly subject: string;
  readonly index: string | null;
  readonly written: string | null;
  readonly standing: string | null;
  readonly begun: string | null;
  readonly count: string;
}

/**
 * The rows of a table that is no entry's, each against its last leaf. $1 community, $2 first leaf to be
 * looked at: before it only what has a later leaf.
 */
function rowsAgainstLeaves({ table, keys, private: hidden }: Protected): string {
  const own = table === 'community' ? 't.id' : 't.community_id';
  const subject = `concat_ws('/', null::text${keys.map((key) => `, t.${key}::text`).join('')})`;
  const start = `{"kind":"${table}","op":"insert",`;
  const free = MOVED_BY_POSTING[table] ?? [];
  const fields = free.reduce(
    (sum, column) => `${sum} || jsonb_build_object('${column}',
      substring(l.body from '"${column}":"([^"]*)"'))`,
    's.fields',
  );
  return `
    with told as (
      select l.subject, max(l.leaf_index) as last,
        count(*) filter (where starts_with(l.body, '${start}')) as begun
      from log_leaf l where l.community_id = $1 and l.kind = '${table}' group by l.subject
    ), standing as materialized (
      select ${subject} as subject, to_jsonb(t) - 'community_id' as fields
      from ${table} t where ${own} = $1
    ), compared as (
      select coalesce(k.subject, s.subject) as subject, l.leaf_index as index, k.begun,
        ${readable('l.body', 'l.salt')} as written,
        case when s.subject is not null and l.body is not null then log_body('${table}',
          case when starts_with(l.body, '${start}') then 'insert' else 'update' end,
          ${fields}, '{${hidden.join()}}', l.salt) end as standing
      from told k join log_leaf l on l.community_id = $1 and l.leaf_index = k.last
      full join standing s on s.subject = k.subject
      where l.leaf_index is null or l.leaf_index >= $2
    )
    select c.*, count(*) over () as count from compared c
    where c.index is null or c.written is distinct from c.standing or c.begun <> 1
    order by c.index nulls last limit 1`;
}

const STATEMENTS = LOGGED.map((each) => ({ ...each, sql: rowsAgainstLeaves(each) }));

/** Every row of record but the entries': as its last leaf has it, and none without one. */
export async function sweepRows(
  tx: EntityManager,
  { communityId, from = 0 }: { communityId: number; from?: number },
  findings: Findings,
): Promise<void> {
  for (const each of STATEMENTS) {
    const [odd] = await tx.query<Odd[]>(each.sql, [communityId, from]);
    if (odd) findings.add(faultOfRow(each, odd));
  }
}

function faultOfRow({ table, keys }: Protected, odd: Odd): Fault {
  const column = table === 'community' ? 'id' : ['community_id', ...keys].join();
  const of = { check: '每行与它最后一条存证一致', table, row: odd.subject };
  const count = Number(odd.count);
  const { written, standing } = odd;
  if (written === null) return faultOf({ ...of, column, count, found: '没有存证的一行' });
  if (standing === null) {
    const expected = `有这一行（存证第 ${odd.index} 条）`;
    return faultOf({ ...of, column, count, expected });
  }
  const difference = differenceOf(written, standing);
  if (!difference) {
    const found = `有 ${odd.begun} 条新增存证`;
    return faultOf({ ...of, column, count, expected: '恰有 1 条新增存证', found });
  }
  const { written: expected, standing: found, ...rest } = difference;
  const row = rest.table === table ? odd.subject : (odd.index ?? '');
  return faultOf({ ...of, ...rest, row, expected, found, count });
}
