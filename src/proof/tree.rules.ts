import { hash } from 'node:crypto';
import { proofErrors } from './proof.errors';

/** Bytes of one SHA-256 hash. */
export const HASH_BYTES = 32;

/** The root of the perfect subtree of 2^level leaves that starts at leaf `index` × 2^level. */
export type NodeAt = (level: number, index: number) => Buffer;

const LEAF_PREFIX = Buffer.from([0x00]);
const NODE_PREFIX = Buffer.from([0x01]);

/** The hash of a leaf's bytes: SHA-256(0x00 ‖ bytes) (RFC 6962 §2.1). */
export function leafHash(bytes: Buffer): Buffer {
  return sha256(Buffer.concat([LEAF_PREFIX, bytes]));
}

/** The hash of an inner node: SHA-256(0x01 ‖ left ‖ right) (RFC 6962 §2.1). */
export function nodeHash(left: Buffer, right: Buffer): Buffer {
  return sha256(Buffer.concat([NODE_PREFIX, left, right]));
}

/** The root of the tree without leaves: SHA-256 of nothing (RFC 6962 §2.1). */
export function emptyRoot(): Buffer {
  return sha256(Buffer.alloc(0));
}

/** The Merkle tree hash of leaves given as their leaf hashes (RFC 6962 §2.1). */
export function rootOf(leafHashes: readonly Buffer[]): Buffer {
  const range = CompactRange.empty();
  for (const leaf of leafHashes) range.append(leaf);
  return range.root();
}

/**
 * A tree that only grows, kept as the roots of the perfect subtrees it falls into: one for every bit
 * that is set in its size, the largest (leftmost) first. Enough to append and to tell the root.
 */
export class CompactRange {
  private constructor(
    private count: number,
    private readonly peaks: Buffer[],
  ) {}

  static empty(): CompactRange {
    return new CompactRange(0, []);
  }

  /**
   * The tree as `log_head` keeps it: `frontier` is the hashes one after another, largest subtree first.
   * @throws DomainError invalid `log.frontier-malformed` when there are not as many as `size` has bits.
   */
  static fromFrontier(size: number, frontier: Buffer): CompactRange {
    const hashes = bitsSet(size);
    if (frontier.length !== hashes * HASH_BYTES) throw proofErrors.frontierMalformed();
    return new CompactRange(
      size,
      Array.from({ length: hashes }, (_, i) =>
        Buffer.from(frontier.subarray(i * HASH_BYTES, (i + 1) * HASH_BYTES)),
      ),
    );
  }

  /** Leaves in the tree. */
  get size(): number {
    return this.count;
  }

  append(leaf: Buffer): void {
    let node = leaf;
    // as in adding 1 in binary: every trailing bit of the size that is set is carried
    for (let rest = this.count; rest % 2 === 1; rest = (rest - 1) / 2) {
      node = nodeHash(this.peaks.pop()!, node);
    }
    this.peaks.push(node);
    this.count += 1;
  }

  root(): Buffer {
    return this.count === 0 ? emptyRoot() : foldPeaks(this.peaks);
  }

  toFrontier(): Buffer {
    return Buffer.concat(this.peaks);
  }
}

/**
 * The audit path of leaf `index` in the tree of the first `size` leaves, from the leaf's sibling to the
 * child of the root (RFC 6962 §2.1.1).
 * @throws DomainError invalid `log.range-outside` unless 0 ≤ index < size.
 */
export function inclusionProof(index: number, size: number, nodeAt: NodeAt): Buffer[] {
  if (!isCount(size) || !isCount(index) || index >= size) throw proofErrors.rangeOutside();
  return path({ index, start: 0, end: size }, nodeAt);
}

/**
 * The proof that the first `from` of `to` leaves are the tree of size `from` (RFC 6962 §2.1.2). Empty
 * when `from` is 0 or equals `to`.
 * @throws DomainError invalid `log.range-outside` unless 0 ≤ from ≤ to.
 */
export function consistencyProof(from: number, to: number, nodeAt: NodeAt): Buffer[] {
  if (!isRange(from, to)) throw proofErrors.rangeOutside();
  if (from === 0 || from === to) return [];
  return subProof({ old: from, start: 0, end: to, whole: true }, nodeAt);
}

export interface InclusionClaim {
  readonly index: number;
  readonly size: number;
  readonly leafHash: Buffer;
  readonly hashes: readonly Buffer[];
}

/**
 * The root that leaf and audit path lead to (RFC 9162 §2.1.3.2), or null where the path is too long
 * or too short for that place in a tree of that size.
 */
export function rootFromInclusion(claim: InclusionClaim): Buffer | null {
  const { index, size, hashes } = claim;
  if (!isCount(index) || !isCount(size) || index >= size) return null;
  if (!allHashes([claim.leafHash, ...hashes])) return null;
  let place = index;
  let last = size - 1;
  let root = claim.leafHash;
  for (const sibling of hashes) {
    if (last === 0) return null;
    if (place % 2 === 1 || place === last) {
      root = nodeHash(sibling, root);
      [place, last] = aboveLeftEdge(place, last);
    } else {
      root = nodeHash(root, sibling);
    }
    place = half(place);
    last = half(last);
  }
  return last === 0 ? root : null;
}

/** Whether the leaf stands at `index` in the tree of `size` leaves whose root is `root`. */
export function verifyInclusion(claim: InclusionClaim & { readonly root: Buffer }): boolean {
  const root = rootFromInclusion(claim);
  return root !== null && root.equals(claim.root);
}

export interface ConsistencyClaim {
  readonly from: number;
  readonly to: number;
  readonly fromRoot: Buffer;
  readonly toRoot: Buffer;
  readonly hashes: readonly Buffer[];
}

/**
 * Whether the tree of `from` leaves is the beginning of the tree of `to` leaves (RFC 9162 §2.1.4.2).
 * The tree without leaves begins every tree, but only under its own root.
 */
export function verifyConsistency(claim: ConsistencyClaim): boolean {
  const { from, to, fromRoot, toRoot, hashes } = claim;
  if (!isRange(from, to) || !allHashes([fromRoot, toRoot, ...hashes])) return false;
  if (from === to) return hashes.length === 0 && fromRoot.equals(toRoot);
  if (from === 0) return hashes.length === 0 && fromRoot.equals(emptyRoot());
  const roots = rootsFromConsistency(claim);
  return roots !== null && roots.older.equals(fromRoot) && roots.newer.equals(toRoot);
}

function rootsFromConsistency({ from, to, fromRoot, hashes }: ConsistencyClaim) {
  // a perfect tree is itself the first node of the proof, which RFC 9162 leaves out
  const [seed, ...rest] = isPowerOfTwo(from) ? [fromRoot, ...hashes] : hashes;
  if (!seed) return null;
  let [place, last] = aboveLeftChildren(from - 1, to - 1);
  let older = seed;
  let newer = seed;
  for (const node of rest) {
    if (last === 0) return null;
    if (place % 2 === 1 || place === last) {
      older = nodeHash(node, older);
      newer = nodeHash(node, newer);
      [place, last] = aboveLeftEdge(place, last);
    } else {
      newer = nodeHash(newer, node);
    }
    place = half(place);
    last = half(last);
  }
  return last === 0 ? { older, newer } : null;
}

/** Up past the levels at which `place` is a right child: there the two trees share the node. */
function aboveLeftChildren(place: number, last: number): [number, number] {
  return place % 2 === 1 ? aboveLeftChildren(half(place), half(last)) : [place, last];
}

/** A node at the right edge without a sibling rises unchanged: up to where it has one, or to the root. */
function aboveLeftEdge(place: number, last: number): [number, number] {
  return place % 2 === 0 && place !== 0 ? aboveLeftEdge(half(place), half(last)) : [place, last];
}

function path(
  { index, start, end }: { index: number; start: number; end: number },
  nodeAt: NodeAt,
): Buffer[] {
  if (end - start === 1) return [];
  const middle = start + splitOf(end - start);
  return index < middle
    ? [...path({ index, start, end: middle }, nodeAt), rangeRoot(middle, end, nodeAt)]
    : [...path({ index, start: middle, end }, nodeAt), rangeRoot(start, middle, nodeAt)];
}

/** SUBPROOF of RFC 6962 §2.1.2; `whole` while the old tree is a whole subtree the verifier knows. */
function subProof(
  { old, start, end, whole }: { old: number; start: number; end: number; whole: boolean },
  nodeAt: NodeAt,
): Buffer[] {
  if (old === end) return whole ? [] : [rangeRoot(start, end, nodeAt)];
  const middle = start + splitOf(end - start);
  return old <= middle
    ? [...subProof({ old, start, end: middle, whole }, nodeAt), rangeRoot(middle, end, nodeAt)]
    : [
        ...subProof({ old, start: middle, end, whole: false }, nodeAt),
        rangeRoot(start, middle, nodeAt),
      ];
}

/** The root of the leaves [start, end), where `start` is a multiple of the largest subtree within. */
function rangeRoot(start: number, end: number, nodeAt: NodeAt): Buffer {
  const peaks: Buffer[] = [];
  for (let at = start; at < end;) {
    const [width, level] = largestPower(end - at);
    peaks.push(nodeAt(level, at / width));
    at += width;
  }
  return foldPeaks(peaks);
}

function foldPeaks(peaks: readonly Buffer[]): Buffer {
  return peaks.reduceRight((right, left) => nodeHash(left, right));
}

/** The largest power of two smaller than n, for n > 1: where RFC 6962 splits a tree of n leaves. */
function splitOf(n: number): number {
  return largestPower(n - 1)[0];
}

/** The largest power of two not above n, and its exponent. Doubling, not log2: exact to 2^53. */
function largestPower(n: number): [number, number] {
  let power = 1;
  let exponent = 0;
  while (power * 2 <= n) {
    power *= 2;
    exponent += 1;
  }
  return [power, exponent];
}

function bitsSet(n: number): number {
  let bits = 0;
  for (let rest = n; rest > 0; rest = half(rest)) bits += rest % 2;
  return bits;
}

const half = (n: number): number => Math.floor(n / 2);

const isPowerOfTwo = (n: number): boolean => bitsSet(n) === 1;

const isCount = (n: number): boolean => Number.isSafeInteger(n) && n >= 0;

const isRange = (from: number, to: number): boolean => isCount(from) && isCount(to) && from <= to;

const allHashes = (hashes: readonly Buffer[]): boolean =>
  hashes.every((one) => one.length === HASH_BYTES);

function sha256(bytes: Buffer): Buffer {
  return hash('sha256', bytes, 'buffer');
}
