import type { EntityManager } from 'typeorm';
import { proofErrors } from './proof.errors';
import { emptyRoot, type NodeAt, rootOf } from './tree.rules';

/** `log_node` keeps the roots of full subtrees of 2^8, 2^16 … leaves. */
const LEVELS_STORED = 8;

/** The signer reads through a connection of its own kind. */
export type Queries = Pick<EntityManager, 'query'>;

interface Node {
  readonly level: number;
  readonly index: number;
}

/**
 * Runs a computation over the tree's nodes: first without hashes, to learn which nodes it asks for,
 * then with them, read in one go. A node between two stored levels is rebuilt from at most 128 below
 * it, so that a proof in a tree of a million leaves reads some hundreds of hashes.
 * @throws DomainError conflict `log.tree-broken` where leaves or nodes are missing.
 */
export async function withNodes<T>(
  tx: Queries,
  communityId: number,
  compute: (nodeAt: NodeAt) => T,
): Promise<T> {
  const asked: Node[] = [];
  compute((level, index) => {
    asked.push({ level, index });
    return emptyRoot();
  });
  const stored = await storedHashes(tx, communityId, asked);
  return compute((level, index) => rootFrom(stored, { level, index }));
}

type Stored = ReadonlyMap<string, Buffer>;

const keyOf = (level: number, index: number | string): string => `${level}/${index}`;

/** The stored nodes that a node is made of: itself, or up to 128 of the stored level below. */
function partsOf({ level, index }: Node): { level: number; first: number; last: number } {
  const below = level - (level % LEVELS_STORED);
  const width = 2 ** (level - below);
  return { level: below, first: index * width, last: (index + 1) * width - 1 };
}

function rootFrom(stored: Stored, node: Node): Buffer {
  const { level, first, last } = partsOf(node);
  const hashes = Array.from({ length: last - first + 1 }, (_, i) => {
    const hash = stored.get(keyOf(level, first + i));
    if (!hash) throw proofErrors.treeBroken();
    return hash;
  });
  return rootOf(hashes);
}

async function storedHashes(
  tx: Queries,
  communityId: number,
  nodes: readonly Node[],
): Promise<Stored> {
  const parts = nodes.map(partsOf);
  const rows: { level: number; index: string; hash: Buffer }[] = await tx.query(HASHES, [
    communityId,
    parts.map(({ level }) => level),
    parts.map(({ first }) => first),
    parts.map(({ last }) => last),
  ]);
  return new Map(rows.map(({ level, index, hash }) => [keyOf(level, index), hash]));
}

const HASHES = `
  with part as (
    select * from unnest($2::smallint[], $3::bigint[], $4::bigint[]) as p(level, first, last)
  )
  select p.level, l.leaf_index as index, l.hash from part p join log_leaf l
    on l.community_id = $1 and l.leaf_index between p.first and p.last
  where p.level = 0
  union all
  select p.level, n.node_index, n.hash from part p join log_node n
    on n.community_id = $1 and n.level = p.level and n.node_index between p.first and p.last
  where p.level > 0`;
