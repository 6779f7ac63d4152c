import { hash } from 'node:crypto';

/** One SHA-256 as hexadecimal text. */
type Hex = string;

/** MTH of RFC 6962 §2.1, word for word: leaves are given by their hashes, and are not none. */
export function treeHash(leaves: readonly Hex[]): Hex {
  if (leaves.length <= 1) return leaves[0]!;
  const left = largestPowerBelow(leaves.length);
  return nodeOf(treeHash(leaves.slice(0, left)), treeHash(leaves.slice(left)));
}

/** The roots of the perfect subtrees that the leaves fall into, largest first. */
export function frontierOf(leaves: readonly Hex[]): Hex[] {
  const roots: Hex[] = [];
  let from = 0;
  while (from < leaves.length) {
    const size = largestPowerBelow(leaves.length - from + 1);
    roots.push(treeHash(leaves.slice(from, from + size)));
    from += size;
  }
  return roots;
}

/** The largest power of two smaller than `count`, which is two or more. */
function largestPowerBelow(count: number): number {
  let power = 1;
  while (power * 2 < count) power *= 2;
  return power;
}

function nodeOf(left: Hex, right: Hex): Hex {
  return hash('sha256', Buffer.from(`01${left}${right}`, 'hex'), 'hex');
}
