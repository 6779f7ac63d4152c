import { CompactRange } from '../tree.rules';

/** A node of `log_node`: the root of a full subtree of 2^level leaves. */
export interface MadeNode {
  readonly level: number;
  readonly index: number;
  readonly hash: Buffer;
}

/** `log_node` keeps every eighth level. */
export const LEVELS_APART = 8;
const WIDTH = 2 ** LEVELS_APART;

/**
 * The tree of a log, leaf by leaf, with the nodes that `log_node` keeps on the way. Every level is a
 * compact range of the full subtrees below it, so that nothing is hashed twice and nothing is kept.
 */
export class GrowingTree {
  private readonly levels: CompactRange[] = [];
  private count = 0;

  get size(): number {
    return this.count;
  }

  /** @returns the full subtrees that this leaf completes, the smallest first. */
  append(leafHash: Buffer): MadeNode[] {
    this.count += 1;
    const made: MadeNode[] = [];
    this.add(leafHash, 0, made);
    return made;
  }

  root(): Buffer {
    return CompactRange.fromFrontier(this.count, this.toFrontier()).root();
  }

  /** As `log_head` keeps it: largest subtree first. */
  toFrontier(): Buffer {
    return Buffer.concat(this.levels.map((level) => level.toFrontier()).reverse());
  }

  private add(node: Buffer, height: number, made: MadeNode[]): void {
    const range = (this.levels[height] ??= CompactRange.empty());
    range.append(node);
    if (range.size < WIDTH) return;
    this.levels[height] = CompactRange.empty();
    const level = (height + 1) * LEVELS_APART;
    const hash = range.root();
    made.push({ level, index: this.count / 2 ** level - 1, hash });
    this.add(hash, height + 1, made);
  }
}

/** Which hashes make up the tree of a size: per level those from `from` up to, not with, `to`. */
export function piecesOf(size: number): { level: number; from: number; to: number }[] {
  const pieces: { level: number; from: number; to: number }[] = [];
  for (let level = 0; size >= 2 ** level; level += LEVELS_APART) {
    const to = Math.floor(size / 2 ** level);
    pieces.push({ level, from: Math.floor(to / WIDTH) * WIDTH, to });
  }
  return pieces;
}

/**
 * The frontier from the hashes of `piecesOf`, in its order.
 * @param hashes per level, as many as the piece asks for.
 */
export function frontierOf(hashes: readonly (readonly Buffer[])[]): Buffer {
  const ranges = hashes.map((nodes) => {
    const range = CompactRange.empty();
    for (const node of nodes) range.append(node);
    return range.toFrontier();
  });
  return Buffer.concat(ranges.reverse());
}
