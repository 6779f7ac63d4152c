import { CompactRange, leafHash } from '../tree.rules';
import { type Doubt, doubts } from './doubts.rules';

/** A leaf as the database has it. */
export interface StoredLeaf {
  readonly index: number;
  readonly hash: Buffer;
  readonly body: string;
}

/** A head that was vouched for elsewhere, which the tree must pass on its way. */
export interface Waypoint {
  readonly size: number;
  /** null where the tree's root at that size is the one vouched for. */
  doubt(root: Buffer): Doubt | null;
}

/**
 * The signer's own tree, grown from the bytes of the leaves alone: whatever the database says of hashes
 * and heads is compared with it and never used in it.
 */
export class Rebuild {
  constructor(
    private readonly tree: CompactRange,
    private readonly waypoints: readonly Waypoint[] = [],
  ) {}

  get size(): number {
    return this.tree.size;
  }

  /** The next leaf in the order of the index. */
  add(leaf: StoredLeaf): Doubt | null {
    if (leaf.index !== this.tree.size) return doubts.gap(this.tree.size);
    const hash = leafHash(Buffer.from(leaf.body, 'utf8'));
    if (!hash.equals(leaf.hash)) return doubts.leafChanged(leaf.index);
    this.tree.append(hash);
    return this.passed();
  }

  /** After the last leaf: whether the tree is the one whose head the database states. */
  finish(head: { size: number; frontier: Buffer }): Doubt | null {
    const farthest = Math.max(0, ...this.waypoints.map(({ size }) => size));
    if (this.tree.size < farthest) return doubts.smaller(this.tree.size, farthest);
    if (head.size !== this.tree.size) return doubts.gap(Math.min(head.size, this.tree.size));
    if (!head.frontier.equals(this.tree.toFrontier())) return doubts.headWrong(head.size);
    return null;
  }

  /** Only where `finish` had no doubt. */
  result(): CompactRange {
    return this.tree;
  }

  private passed(): Doubt | null {
    const here = this.waypoints.filter(({ size }) => size === this.tree.size);
    if (here.length === 0) return null;
    const root = this.tree.root();
    for (const waypoint of here) {
      const doubt = waypoint.doubt(root);
      if (doubt) return doubt;
    }
    return null;
  }
}

/** A head that was signed before. */
export function signedWaypoint({ size, root }: { size: number; root: Buffer }): Waypoint {
  return { size, doubt: (found) => (found.equals(root) ? null : doubts.historyChanged(size)) };
}

/** What a person has compared with a head kept on paper or by a witness (`--adopt`). */
export interface ComparedHead {
  readonly communityId: number;
  readonly size: number;
  /** At least the first 16 hex digits of the root. */
  readonly rootStart: string;
}

export function comparedWaypoint({ size, rootStart }: ComparedHead): Waypoint {
  return {
    size,
    doubt: (found) =>
      found.toString('hex').startsWith(rootStart) ? null : doubts.notTheHeadCompared(size, found),
  };
}

/** `<community>:<size>:<first 16 or more hex digits of the root>`, as printed; null where it is not. */
export function parseComparedHead(text: string): ComparedHead | null {
  const [, communityId, size, rootStart] =
    /^([1-9]\d{0,8}):([1-9]\d{0,14}):([0-9a-fA-F]{16,64})$/.exec(text) ?? [];
  if (!communityId || !size || !rootStart) return null;
  return {
    communityId: Number(communityId),
    size: Number(size),
    rootStart: rootStart.toLowerCase(),
  };
}
