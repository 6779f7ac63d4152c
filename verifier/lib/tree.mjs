import { CheckError, equal, fromHex, sha256 } from './bytes.mjs';

/**
 * The Merkle tree of RFC 6962 §2.1 (verification as RFC 9162 §2.1.3.2 and §2.1.4.2 spell it out).
 * Hashes are 32 bytes; sizes and indexes are safe integers, so shifting is done by division.
 */

const LEAF = Uint8Array.of(0);
const NODE = Uint8Array.of(1);

/** The root of the tree without leaves: SHA-256 of nothing. */
export const EMPTY_ROOT = fromHex(
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
);

/** @param {Uint8Array} bytes */
export const leafHash = (bytes) => sha256(LEAF, bytes);

/**
 * @param {Uint8Array} left
 * @param {Uint8Array} right
 */
export const nodeHash = (left, right) => sha256(NODE, left, right);

/** @param {number} n */
const isOdd = (n) => n % 2 === 1;
/** @param {number} n */
const half = (n) => Math.floor(n / 2);
/** @param {unknown} n */
const isCount = (n) => Number.isSafeInteger(n) && Number(n) >= 0;
/** @param {Uint8Array[]} hashes */
const areHashes = (hashes) => hashes.length <= 64 && hashes.every((hash) => hash.length === 32);

/**
 * For each hash of a proof whether it stands on the left, on the way up from node `at` of a tree
 * whose last leaf is `last`; null when the way has another length.
 * @param {number} at
 * @param {number} last
 * @param {number} length
 */
function sidesUp(at, last, length) {
  /** @type {boolean[]} */
  const left = [];
  for (let i = 0; i < length; i++) {
    if (last === 0) return null;
    left.push(isOdd(at) || at === last);
    // the last node of a row without a partner rises until it has one
    if (left[i]) while (!isOdd(at) && at !== 0) [at, last] = [half(at), half(last)];
    [at, last] = [half(at), half(last)];
  }
  return last === 0 ? left : null;
}

/**
 * The root that an inclusion proof leads to, or null when no tree of that size has such a proof.
 * @param {{ index: number, size: number, leafHash: Uint8Array, hashes: Uint8Array[] }} proof
 * @returns {Promise<Uint8Array | null>}
 */
export async function rootFromInclusion({ index, size, leafHash: leaf, hashes }) {
  if (!isCount(index) || !isCount(size) || index >= size) return null;
  if (!areHashes([leaf, ...hashes])) return null;
  const sides = sidesUp(index, size - 1, hashes.length);
  if (!sides) return null;
  let root = leaf;
  for (const [i, hash] of hashes.entries()) {
    root = sides[i] ? await nodeHash(hash, root) : await nodeHash(root, hash);
  }
  return root;
}

/**
 * Whether the leaf stands at `index` of the tree with this size and root.
 * @param {{ index: number, size: number, leafHash: Uint8Array, root: Uint8Array, hashes: Uint8Array[] }} proof
 */
export async function verifyInclusion(proof) {
  const root = await rootFromInclusion(proof);
  return root !== null && equal(root, proof.root);
}

/**
 * @typedef {{ from: number, to: number, fromRoot: Uint8Array, toRoot: Uint8Array, hashes: Uint8Array[] }} Consistency
 */

/**
 * Whether the tree of size `to` begins with the whole tree of size `from`: nothing was changed,
 * removed or put in between. From the empty tree every tree follows, with an empty proof.
 * @param {Consistency} proof
 */
export async function verifyConsistency(proof) {
  const { from, to, fromRoot, toRoot, hashes } = proof;
  if (!isCount(from) || !isCount(to) || from > to) return false;
  if (!areHashes([fromRoot, toRoot, ...hashes])) return false;
  const roots =
    from === 0 || from === to ? rootsWithoutProof(proof) : await rootsFromConsistency(proof);
  return roots !== null && equal(roots.older, fromRoot) && equal(roots.newer, toRoot);
}

/** @param {Consistency} proof with from = to, or from the empty tree */
function rootsWithoutProof({ from, to, fromRoot, toRoot, hashes }) {
  if (hashes.length > 0) return null;
  return from === to ? { older: toRoot, newer: fromRoot } : { older: EMPTY_ROOT, newer: toRoot };
}

/** @param {Consistency} proof with 0 < from < to */
async function rootsFromConsistency({ from, to, fromRoot, hashes }) {
  let [at, last] = [from - 1, to - 1];
  while (isOdd(at)) [at, last] = [half(at), half(last)];
  // a whole older tree is itself the first node of the way: the proof leaves it out
  const [first, ...rest] = at === 0 ? [fromRoot, ...hashes] : hashes;
  const sides = first ? sidesUp(at, last, rest.length) : null;
  if (!first || !sides) return null;
  let [older, newer] = [first, first];
  for (const [i, hash] of rest.entries()) {
    if (sides[i]) older = await nodeHash(hash, older);
    newer = sides[i] ? await nodeHash(hash, newer) : await nodeHash(newer, hash);
  }
  return { older, newer };
}

/**
 * A tree that grows from left to right and keeps only the roots of its perfect subtrees, one for
 * each bit of its size: a million leaves cost twenty hashes of memory.
 */
export class GrowingTree {
  size = 0;
  /** @type {(Uint8Array | null)[]} the perfect subtree of 2^level leaves not yet part of a larger one */
  #open = [];

  /**
   * Hashing goes level by level, so that WebCrypto works on many pairs at once.
   * @param {Uint8Array[]} leafHashes
   */
  async append(leafHashes) {
    this.size += leafHashes.length;
    let row = leafHashes;
    for (let level = 0; row.length > 0; level++) {
      const waiting = this.#open[level] ?? null;
      if (waiting) row = [waiting, ...row];
      this.#open[level] = isOdd(row.length) ? (row[row.length - 1] ?? null) : null;
      row = await Promise.all(
        Array.from({ length: half(row.length) }, (_, i) => pairHash(row[2 * i], row[2 * i + 1])),
      );
    }
  }

  /** The root of all leaves so far. */
  async root() {
    /** @type {Uint8Array | null} */
    let root = null;
    for (const subtree of this.#open) {
      if (subtree) root = root ? await nodeHash(subtree, root) : subtree;
    }
    return root ?? EMPTY_ROOT;
  }
}

/**
 * @param {Uint8Array | undefined} left
 * @param {Uint8Array | undefined} right
 */
function pairHash(left, right) {
  if (!left || !right) throw new CheckError('tree.no-pair', '内部错误：树节点不成对。');
  return nodeHash(left, right);
}
