import type { EntityManager } from 'typeorm';
import { ERASED_HASH, ERASED_WORDS, keptPrivateText } from '../../../migrations/sql-erasure';
import { commitmentOf, fieldSaltOf, type LeafValue, parseLeaf } from '../leaf.rules';
import { faultOf, type Findings } from './fault.rules';

interface ErasureRow {
  readonly index: string;
  readonly leaf: string;
  readonly salt: Buffer | null;
  readonly body: string;
  readonly erasedSalt: Buffer | null;
  readonly seq: string | null;
  readonly wordsLeft: boolean;
  /** The private values that stay: homes, the key. */
  readonly kept: string | null;
}

const ERASURES = `
  select l.leaf_index as index, l.subject as leaf, l.salt, l.body, erased.salt as "erasedSalt", e.seq,
    e.summary <> '${ERASED_WORDS}' or e.request_hash <> '${ERASED_HASH}' or exists (
      select from posting p where p.community_id = e.community_id and p.seq = e.seq
        and p.summary not in ('', '${ERASED_WORDS}')) as "wordsLeft",
    ${keptPrivateText('e')} as kept
  from log_leaf l
  left join log_leaf erased on erased.community_id = $1
    and erased.leaf_index = case when l.subject ~ '^[0-9]{1,18}$' then l.subject::bigint end
  left join entry e on e.community_id = $1 and e.leaf_index = erased.leaf_index
    and e.seq = substring(erased.body from '"seq":"([0-9]{1,18})"')::bigint
  where l.community_id = $1 and l.kind = 'erasure' and l.leaf_index > $2
  order by l.leaf_index limit 500`;

/** What was erased by law is gone, and everything else about the entry is as it was. */
export async function sweepErasures(
  tx: EntityManager,
  communityId: number,
  findings: Findings,
): Promise<void> {
  for (let after = '-1'; ;) {
    const rows = await tx.query<ErasureRow[]>(ERASURES, [communityId, after]);
    for (const row of rows) tellErasure(row, findings);
    const last = rows.at(-1);
    if (!last) return;
    after = last.index;
  }
}

function tellErasure(row: ErasureRow, findings: Findings): void {
  const check = '依法删除的内容已删除，其余内容未变';
  if (row.seq === null) {
    const of = { check, table: 'entry', row: '', column: 'leaf_index', found: null };
    findings.add(faultOf({ ...of, expected: `存证第 ${row.leaf} 条的凭证` }));
    return;
  }
  if (row.wordsLeft) {
    const of = { check, table: 'entry', row: row.seq, column: 'summary,request_hash' };
    findings.add(faultOf({ ...of, secret: true }));
  }
  if (row.erasedSalt !== null) {
    const of = { check, table: 'log_leaf', row: row.leaf, column: 'salt' };
    findings.add(faultOf({ ...of, expected: null, found: '没有删除' }));
  }
  if (!keepsTheRest(row)) {
    const of = { check, table: 'entry', row: row.seq, column: 'idem_key,unit_id' };
    findings.add(faultOf({ ...of, secret: true }));
  }
}

/** The erasure committed itself anew to the private values that stay. */
function keepsTheRest({ salt, body, kept }: ErasureRow): boolean {
  const written = valueIn(body, 'kept');
  if (kept === null || salt === null || typeof written !== 'object') return false;
  return written.commitment === commitmentOf(fieldSaltOf(salt, 'row.kept'), kept);
}

function valueIn(body: string, column: string): LeafValue | undefined {
  try {
    return parseLeaf(body).row[column];
  } catch {
    return undefined; // told by the sweep over the leaves
  }
}
