import { fromBase64, fromHex, sha256, toHex, utf8 } from './bytes.mjs';
import { parseFen } from './money.mjs';

/**
 * The Merkle sum tree over what households paid in one month. A leaf is one share of one home; every
 * node's hash covers the sums of both its children; no sum is negative. Whoever finds all her shares
 * under the published root knows that the published total contains what she paid.
 */

const LEAF = Uint8Array.of(0);
const NODE = Uint8Array.of(1);
const VERSION = 'receipts-tree/1';
const SALT_BYTES = 32;
const HASH_BYTES = 32;
const LEVELS_MAX = 40;

/**
 * @typedef {{ communityId: number, period: string, root: string, total: string }} PublishedTree `root` in hex
 * @typedef {{ hash: string, sum: string }} Step hash in base64, sum in yuan
 * @typedef {{ no: number, amount: string, salt: string, index: number, path: Step[] }} Share salt in hex
 * @typedef {{ hash: Uint8Array, fen: bigint }} Node
 */

/**
 * What the shares of one home add up to under the published root and total, in fen. Null when one of them does
 * not lead there, when one is counted twice, or when a sum is negative or badly written.
 * @param {PublishedTree} tree
 * @param {string} unitId
 * @param {Share[]} shares
 * @returns {Promise<bigint | null>}
 */
export async function paidUnder(tree, unitId, shares) {
  let paid = 0n;
  const seen = new Set(shares.map(({ no }) => no));
  if (seen.size !== shares.length) return null;
  for (const share of shares) {
    const top = await topOf(tree, unitId, share);
    if (!top || toHex(top.hash) !== tree.root || top.fen !== parseFen(tree.total)) return null;
    paid += parseFen(share.amount) ?? 0n;
  }
  return paid;
}

/**
 * @param {PublishedTree} tree
 * @param {string} unitId
 * @param {Share} share
 * @returns {Promise<Node | null>}
 */
async function topOf({ communityId, period }, unitId, { no, amount, salt, index, path }) {
  const fen = positiveFen(amount);
  const saltBytes = fromHex(salt);
  if (fen === null || saltBytes.length !== SALT_BYTES) return null;
  if (path.length > LEVELS_MAX || !(index >= 0 && index < 2 ** path.length)) return null;
  const text = [VERSION, communityId, period, unitId, no, amount, ''].join('\n');
  /** @type {Node} */
  let node = { hash: await sha256(LEAF, saltBytes, utf8(text)), fen };
  for (const [level, step] of path.entries()) {
    const sum = positiveFen(step.sum);
    const hash = fromBase64(step.hash);
    if (sum === null || hash.length !== HASH_BYTES) return null;
    const beside = { hash, fen: sum };
    const isRight = Math.floor(index / 2 ** level) % 2 === 1;
    node = isRight ? await above(beside, node) : await above(node, beside);
  }
  return node;
}

/**
 * @param {Node} left
 * @param {Node} right
 * @returns {Promise<Node>}
 */
async function above(left, right) {
  const hash = await sha256(
    NODE,
    eightBytes(left.fen),
    left.hash,
    eightBytes(right.fen),
    right.hash,
  );
  return { hash, fen: left.fen + right.fen };
}

/** @param {string} text */
function positiveFen(text) {
  const fen = parseFen(text);
  return fen === null || fen < 0n ? null : fen;
}

/** @param {bigint} fen high byte first */
function eightBytes(fen) {
  return fromHex(fen.toString(16).padStart(16, '0'));
}
