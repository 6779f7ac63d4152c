import type { EntityManager } from 'typeorm';
import { differenceOf } from './difference.rules';
import { type Fault, faultOf, type Findings } from './fault.rules';
import { readable } from './rows.queries';

const CHECK = '每张凭证与它的存证逐字一致';
const AT_ONCE = 4096;

/** Entries from `from` to `to`, both included. */
export interface EntryRange {
  readonly communityId: number;
  readonly from: number;
  readonly to: number;
}

/** The leaf's bytes made anew from entry, lines and files, by the function that posting uses. */
const MADE = `
  with leaves as materialized (
    select e.seq, e.leaf_index as index, l.salt, l.body
    from entry e left join log_leaf l on l.community_id = e.community_id and l.leaf_index = e.leaf_index
    where e.community_id = $1 and e.seq between $2 and $3
  ), made as materialized (
    select b.seq, b.body from entry_bodies($1, $2, $3, (
      select array_agg(v.salt order by g.seq)
      from generate_series($2::bigint, $3::bigint) g(seq) left join leaves v on v.seq = g.seq)) b
  )`;

const COMPARED = `${MADE}, different as (
    select v.seq, v.index, ${readable('v.body', 'v.salt')} as written, m.body as standing
    from leaves v left join made m on m.seq = v.seq
    where ${readable('v.body', 'v.salt')} is distinct from m.body
  )
  select (select count(*) from leaves) as entries, count(*) over () as count, d.*
  from (select 1) one left join different d on true order by d.seq limit 1`;

/** The same reading and the same bytes, hashed, and compared with nothing. */
const ONLY_MADE = `${MADE}
  select count(*) as entries, 0 as count, null as seq, null as index, null as written, null as standing,
    sum(length(sha256(convert_to(m.body, 'UTF8')))) as hashed
  from made m join leaves v on v.seq = m.seq where v.body is not null`;

interface Compared {
  readonly entries: string;
  readonly count: string;
  readonly seq: string | null;
  readonly index: string | null;
  readonly written: string | null;
  readonly standing: string | null;
}

/**
 * Entries with their lines and files, each against its leaf. Constant memory: a few thousand at a time.
 * @param compare false: makes and hashes the same bytes without comparing, for the benchmark.
 * @returns how many there were.
 */
export async function sweepEntries(
  tx: EntityManager,
  { communityId, from, to }: EntryRange,
  findings: Findings,
  compare = true,
): Promise<number> {
  let entries = 0;
  for (let first = from; first <= to; first += AT_ONCE) {
    const last = Math.min(to, first + AT_ONCE - 1);
    const sql = compare ? COMPARED : ONLY_MADE;
    const [chunk] = await tx.query<Compared[]>(sql, [communityId, first, last]);
    entries += Number(chunk?.entries ?? 0);
    if (chunk?.seq) findings.add(await faultOfEntry(tx, communityId, chunk));
  }
  return entries;
}

/** An entry leaf to which no entry points, told when there are more leaves than entries. */
export async function missingEntry(tx: EntityManager, communityId: number): Promise<Fault | null> {
  const [gone] = await tx.query<{ index: string; seq: string | null; count: string }[]>(
    `select l.leaf_index as index, substring(l.body from '"seq":"([0-9]+)"') as seq, count(*) over () as count
     from log_leaf l where l.community_id = $1 and l.kind = 'entry' and not exists (
       select from entry e where e.community_id = $1 and e.leaf_index = l.leaf_index)
     order by l.leaf_index limit 1`,
    [communityId],
  );
  if (!gone) return null;
  return faultOf({
    check: '每条凭证存证都有它的凭证',
    table: 'entry',
    row: gone.seq ?? '',
    column: 'community_id,seq,leaf_index',
    expected: `有这张凭证（存证第 ${gone.index} 条）`,
    count: Number(gone.count),
  });
}

async function faultOfEntry(
  tx: EntityManager,
  communityId: number,
  { seq, index, written, standing, count }: Compared,
): Promise<Fault> {
  const row = seq ?? '';
  const of = { check: CHECK, table: 'entry', row, count: Number(count) };
  if (standing === null) return faultOf({ ...of, column: 'community_id,seq', expected: '能读' });
  if (written === null || !isLeafOf(written, row)) {
    const expected = await leafNaming(tx, communityId, row);
    return faultOf({ ...of, column: 'seq,leaf_index', expected, found: index });
  }
  const difference = differenceOf(written, standing);
  if (!difference) return faultOf({ ...of, column: 'leaf_index' });
  const { part, written: expected, standing: found, ...rest } = difference;
  const place = rest.table === 'log_leaf' ? (index ?? '') : [row, part].join('/');
  return faultOf({
    ...of,
    ...rest,
    row: part === '' && rest.table !== 'log_leaf' ? row : place,
    expected,
    found,
  });
}

const isLeafOf = (body: string, seq: string): boolean => body.includes(`"seq":"${seq}"`);

/** Only after a fault: it reads the whole log. */
async function leafNaming(
  tx: EntityManager,
  communityId: number,
  seq: string,
): Promise<string | null> {
  const [leaf] = await tx.query<{ index: string }[]>(
    `select leaf_index as index from log_leaf where community_id = $1 and kind = 'entry'
       and strpos(body, '"seq":"' || $2 || '"') > 0 order by leaf_index limit 1`,
    [communityId, seq],
  );
  return leaf?.index ?? null;
}
