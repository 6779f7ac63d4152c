import type pg from 'pg';
import { type Queries, withNodes } from '../log-nodes.queries';
import { consistencyProof } from '../tree.rules';
import type { StoredLeaf } from './rebuild.rules';

/** What the database says of one log, all of one moment. */
export interface LogStanding {
  /** null: there is no such log (any more). */
  readonly head: { size: number; frontier: Buffer } | null;
  /** The largest tree that was ever signed, as the database has it. */
  readonly signed: { size: number; root: Buffer } | null;
  /** The newest refusal, while nothing was signed since. */
  readonly refused: { size: number; reason: string; at: Date } | null;
}

export async function readStanding(
  client: pg.ClientBase,
  communityId: number,
): Promise<LogStanding> {
  const head = await client.query<{ size: string; frontier: Buffer }>(
    'select size, frontier from log_head where community_id = $1',
    [communityId],
  );
  const signed = await client.query<{ size: string; root: Buffer }>(
    `select size, root from log_checkpoint where community_id = $1
     order by size desc, signed_at desc limit 1`,
    [communityId],
  );
  const refused = await client.query<{ size: string; reason: string; at: Date }>(
    `select r.size, r.reason, r.at from log_refusal r where r.community_id = $1
       and not exists (select from log_checkpoint c
         where c.community_id = r.community_id and c.signed_at > r.at)
     order by r.at desc limit 1`,
    [communityId],
  );
  return {
    head: counted(head.rows[0]),
    signed: counted(signed.rows[0]),
    refused: counted(refused.rows[0]),
  };
}

/** Whether the database has this very checkpoint. */
export async function hasCheckpoint(
  client: pg.ClientBase,
  communityId: number,
  head: { size: number; signedAt: Date },
): Promise<boolean> {
  const { rowCount } = await client.query(
    'select from log_checkpoint where community_id = $1 and size = $2 and signed_at = $3',
    [communityId, head.size, head.signedAt],
  );
  return rowCount === 1;
}

/** In memory at once; an entry of five thousand lines is about a megabyte. */
const LEAVES_AT_ONCE = 500;

/** Every leaf from `from` on, in the order of its index, also past where the head says it ends. */
export async function* readLeaves(
  client: pg.ClientBase,
  communityId: number,
  from: number,
): AsyncGenerator<StoredLeaf, void, undefined> {
  let next = from;
  for (;;) {
    const { rows } = await client.query<{ index: string; hash: Buffer; body: string }>(
      `select leaf_index as index, hash, body from log_leaf
       where community_id = $1 and leaf_index >= $2 order by leaf_index limit $3`,
      [communityId, next, LEAVES_AT_ONCE],
    );
    for (const { index, hash, body } of rows) yield { index: Number(index), hash, body };
    if (rows.length < LEAVES_AT_ONCE) return;
    next = Number(rows.at(-1)?.index) + 1;
  }
}

/** That the log of `to` leaves grew out of that of `from` (RFC 6962 §2.1.2), for a witness. */
export async function readConsistencyProof(
  client: pg.ClientBase,
  communityId: number,
  { from, to }: { from: number; to: number },
): Promise<Buffer[]> {
  const tx: Queries = {
    query: async <T>(sql: string, params?: unknown[]) =>
      (await client.query(sql, params)).rows as T,
  };
  return withNodes(tx, communityId, (nodeAt) => consistencyProof(from, to, nodeAt));
}

/** bigint comes as text; a log of 2^53 leaves is not to be feared. */
function counted<Row extends { size: string }>(
  row: Row | undefined,
): (Omit<Row, 'size'> & { size: number }) | null {
  return row ? { ...row, size: Number(row.size) } : null;
}
