import type { EntityManager } from 'typeorm';
import { LOGGED } from '../../../migrations/sql-logged-tables';
import { parseLeaf } from '../leaf.rules';
import { faultOf, type Findings } from './fault.rules';

/** Leaves from `from` up to, not with, `to`. */
export interface LeafRange {
  readonly communityId: number;
  readonly from: number;
  readonly to: number;
}

export interface SweptLeaves {
  /** Leaf hashes one after another, as many as there are leaves. */
  readonly hashes: Buffer;
  readonly leaves: number;
  readonly entries: number;
}

const HASHED = '存证原文与其哈希一致';
const LABELLED = '存证的标签与原文一致';
const SALTED = '只有依法删除的存证没有盐';

const SWEEP = `
  select count(*)::int as leaves,
    coalesce(string_agg(l.hash, ''::bytea order by l.leaf_index), ''::bytea) as hashes,
    count(*) filter (where l.kind = 'entry')::int as entries,
    min(l.leaf_index) filter (where l.hash is distinct from own.hash) as changed,
    count(*) filter (where l.hash is distinct from own.hash)::int as "changedCount",
    min(l.leaf_index) filter (where not own.labelled) as mislabelled,
    min(l.leaf_index) filter (where l.kind = 'entry' and l.subject is not null) as addressed,
    min(l.leaf_index) filter (where l.salt is null and l.kind <> 'erasure' and not exists (
      select from log_leaf e where e.community_id = $1 and e.kind = 'erasure'
        and e.subject = l.leaf_index::text)) as unsalted
  from log_leaf l, lateral (select
    sha256('\\x00'::bytea || convert_to(l.body, 'UTF8')) as hash,
    starts_with(l.body, '{"kind":' || to_json(l.kind) || ',')
      or l.kind = 'entry' and starts_with(l.body, '{"files":[') as labelled) own
  where l.community_id = $1 and l.leaf_index >= $2 and l.leaf_index < $3`;

interface Sweep extends SweptLeaves {
  readonly changed: string | null;
  readonly changedCount: number;
  readonly mislabelled: string | null;
  readonly addressed: string | null;
  readonly unsalted: string | null;
}

/** Every leaf of the range by itself: no gap, its hash, its labels, its salt, its canonical form. */
export async function sweepLeaves(
  tx: EntityManager,
  range: LeafRange,
  findings: Findings,
): Promise<SweptLeaves> {
  const [sweep] = await tx.query<Sweep[]>(SWEEP, [range.communityId, range.from, range.to]);
  if (!sweep) throw new Error('an aggregate has a row');
  const leaf = (check: string, row: string | null, column: string) => {
    if (row !== null) findings.add(faultOf({ ...damaged, check, row, column }));
  };
  if (sweep.leaves !== range.to - range.from) await tellGap(tx, range, findings);
  if (sweep.changed !== null) {
    const found = '两者不符';
    const count = sweep.changedCount;
    const of = { check: HASHED, row: sweep.changed, column: 'body,hash', found, count };
    findings.add(faultOf({ ...damaged, ...of }));
  }
  leaf(LABELLED, sweep.mislabelled, 'kind');
  leaf(LABELLED, sweep.addressed, 'subject');
  leaf(SALTED, sweep.unsalted, 'salt');
  await sweepActs(tx, range, findings);
  return sweep;
}

const damaged = { table: 'log_leaf', expected: '写入时的值', found: '已不同' };

async function tellGap(
  tx: EntityManager,
  { communityId, from, to }: LeafRange,
  findings: Findings,
): Promise<void> {
  const [gap] = await tx.query<{ first: string | null; count: string }[]>(
    `select min(g.place) as first, count(*) as count from generate_series($2::bigint, $3::bigint - 1) g(place)
     where not exists (select from log_leaf l where l.community_id = $1 and l.leaf_index = g.place)`,
    [communityId, from, to],
  );
  if (!gap?.first) return;
  findings.add(
    faultOf({
      check: '存证从 0 起不断号',
      table: 'log_leaf',
      row: gap.first,
      column: 'community_id,leaf_index',
      expected: '有这一条',
      count: Number(gap.count),
    }),
  );
}

interface ActLeaf {
  readonly index: string;
  readonly kind: string;
  readonly subject: string | null;
  readonly body: string;
}

/** Entries are made anew from their rows, byte by byte; of the other leaves only the last ones are. */
async function sweepActs(
  tx: EntityManager,
  { communityId, from, to }: LeafRange,
  findings: Findings,
): Promise<void> {
  const acts = await tx.query<ActLeaf[]>(
    `select l.leaf_index as index, l.kind, l.subject, l.body from log_leaf l
     where l.community_id = $1 and l.leaf_index >= $2 and l.leaf_index < $3 and l.kind <> 'entry'
     order by l.leaf_index`,
    [communityId, from, to],
  );
  for (const act of acts) {
    const row = act.index;
    const subject = subjectOf(act);
    if (subject === null) {
      const of = { check: '存证原文是规范形式', row, column: 'body' };
      findings.add(faultOf({ ...damaged, ...of }));
    } else if (subject !== act.subject) {
      const of = { check: LABELLED, row, column: 'subject' };
      findings.add(faultOf({ ...damaged, ...of, expected: subject, found: act.subject }));
    }
  }
}

const KEYS = new Map(LOGGED.map(({ table, keys }) => [table, keys]));

/** What the body says it is about; null where the body cannot be read, or is of nothing we know. */
function subjectOf({ kind, body }: ActLeaf): string | null {
  const keys = kind === 'erasure' ? ['leaf'] : KEYS.get(kind);
  if (!keys) return null;
  try {
    const { row } = parseLeaf(body);
    return keys.map((key) => (typeof row[key] === 'string' ? row[key] : '')).join('/');
  } catch {
    return null;
  }
}
