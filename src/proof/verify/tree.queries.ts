import type { EntityManager } from 'typeorm';
import { CompactRange, HASH_BYTES } from '../tree.rules';
import { faultOf, type Findings } from './fault.rules';
import { frontierOf, GrowingTree, type MadeNode, piecesOf } from './growing-tree.rules';
import type { Heads } from './heads.queries';
import { sweepLeaves } from './leaves.queries';

const AT_ONCE = 16_384;

export interface LogHead {
  readonly size: number;
  readonly frontier: Buffer;
}

/** null where a community has no log. */
export async function headOf(tx: EntityManager, communityId: number): Promise<LogHead | null> {
  const [head] = await tx.query<{ size: string; frontier: Buffer }[]>(
    'select size, frontier from log_head where community_id = $1',
    [communityId],
  );
  return head ? { size: Number(head.size), frontier: head.frontier } : null;
}

/** Where the leaves end, whatever the head says. */
export async function leavesEnd(tx: EntityManager, communityId: number): Promise<number> {
  const [last] = await tx.query<{ end: string }[]>(
    `select coalesce(max(leaf_index) + 1, 0) as end from log_leaf where community_id = $1`,
    [communityId],
  );
  return Number(last?.end ?? 0);
}

export function faultOfSize(head: LogHead, end: number) {
  return faultOf({
    check: '日志的条数与账本头一致',
    table: 'log_head',
    column: 'size',
    expected: String(end),
    found: String(head.size),
  });
}

export function faultOfFrontier(expected: Buffer, found: Buffer) {
  return faultOf({
    check: '逐条重算的树与账本头一致',
    table: 'log_head',
    column: 'frontier',
    expected: expected.toString('hex'),
    found: found.toString('hex'),
  });
}

/**
 * The whole log once, from the first leaf to the last: every leaf, the tree over them, its kept nodes
 * and every signed head on the way.
 * @returns how many of the leaves are entries.
 */
export async function sweepTree(
  tx: EntityManager,
  { communityId, end, head }: { communityId: number; end: number; head: LogHead },
  { findings, heads }: { findings: Findings; heads: Heads },
): Promise<{ entries: number }> {
  const tree = new GrowingTree();
  let entries = 0;
  await heads.expect(tx, { from: 0, to: 0 });
  heads.meet(0, () => tree.root());
  for (let from = 0; from < end; from += AT_ONCE) {
    const to = Math.min(end, from + AT_ONCE);
    const swept = await sweepLeaves(tx, { communityId, from, to }, findings);
    entries += swept.entries;
    await heads.expect(tx, { from, to });
    const made = grow(tree, swept.hashes, heads);
    await compareNodes(tx, { communityId, from, to }, { made, findings });
  }
  if (head.size !== end) findings.add(faultOfSize(head, end));
  const frontier = tree.toFrontier();
  if (!frontier.equals(head.frontier)) findings.add(faultOfFrontier(frontier, head.frontier));
  await nodesBeyond(tx, { communityId, end }, findings);
  return { entries };
}

function grow(tree: GrowingTree, hashes: Buffer, heads: Heads): MadeNode[] {
  const made: MadeNode[] = [];
  for (let at = 0; at < hashes.length; at += HASH_BYTES) {
    made.push(...tree.append(hashes.subarray(at, at + HASH_BYTES)));
    heads.meet(tree.size, () => tree.root());
  }
  return made;
}

interface NodeRow {
  readonly level: number;
  readonly index: string;
  readonly hash: Buffer;
}

const NODES = `select level, node_index as index, hash from log_node where community_id = $1`;

async function compareNodes(
  tx: EntityManager,
  { communityId, from, to }: { communityId: number; from: number; to: number },
  { made, findings }: { made: readonly MadeNode[]; findings: Findings },
): Promise<void> {
  const rows = await tx.query<NodeRow[]>(
    `${NODES} and node_index >= $2::bigint >> level and node_index < $3::bigint >> level`,
    [communityId, from, to],
  );
  const stored = new Map(rows.map(({ level, index, hash }) => [`${level}/${index}`, hash]));
  for (const { level, index, hash } of made) {
    const found = stored.get(`${level}/${index}`);
    stored.delete(`${level}/${index}`);
    if (!found?.equals(hash)) findings.add(faultOfNode(`${level}/${index}`, hash, found ?? null));
  }
  for (const [row, found] of stored) findings.add(faultOfNode(row, null, found));
}

/** Of subtrees that no leaf has completed. */
async function nodesBeyond(
  tx: EntityManager,
  { communityId, end }: { communityId: number; end: number },
  findings: Findings,
): Promise<void> {
  const rows = await tx.query<NodeRow[]>(
    `${NODES} and (level % 8 <> 0 or level < 8 or node_index < 0 or node_index >= $2::bigint >> level)
     order by 2 limit 100`,
    [communityId, end],
  );
  for (const { level, index, hash } of rows) {
    findings.add(faultOfNode(`${level}/${index}`, null, hash));
  }
}

function faultOfNode(row: string, expected: Buffer | null, found: Buffer | null) {
  const whole = expected && found;
  return faultOf({
    check: '保存的子树根与逐条重算的一致',
    table: 'log_node',
    row,
    column: whole ? 'hash' : 'community_id,level,node_index',
    expected: expected?.toString('hex') ?? null,
    found: found?.toString('hex') ?? null,
  });
}

/**
 * The tree of the first `size` leaves from the nodes that are kept and the few leaves after them, which
 * are taken as they stand; null where some of them are missing.
 */
export async function frontierAt(
  tx: EntityManager,
  communityId: number,
  size: number,
): Promise<Buffer | null> {
  const hashes: Buffer[][] = [];
  for (const { level, from, to } of piecesOf(size)) {
    const rows = await tx.query<{ hash: Buffer }[]>(
      level === 0
        ? `select hash from log_leaf where community_id = $1 and $2::integer = 0
             and leaf_index >= $3 and leaf_index < $4 order by leaf_index`
        : `select hash from log_node where community_id = $1 and level = $2
             and node_index >= $3 and node_index < $4 order by node_index`,
      [communityId, level, from, to],
    );
    if (rows.length !== to - from) return null;
    hashes.push(rows.map(({ hash }) => hash));
  }
  return frontierOf(hashes);
}

export async function rootAt(
  tx: EntityManager,
  communityId: number,
  size: number,
): Promise<Buffer | null> {
  const frontier = await frontierAt(tx, communityId, size);
  return frontier && CompactRange.fromFrontier(size, frontier).root();
}
