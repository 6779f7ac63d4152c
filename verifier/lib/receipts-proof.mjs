import { CheckError, fromBase64 } from './bytes.mjs';
import { checkLeaf, fieldOf } from './leaf.mjs';
import { parseFen } from './money.mjs';
import { verifyNote } from './note.mjs';
import { paidUnder } from './sum-tree.mjs';
import { verifyInclusion } from './tree.mjs';

/**
 * What one household was given to check a month with: its own shares → root and total → signed log. Nothing
 * of it is believed before it has been computed again.
 * @typedef {{ index: number, hashes: string[], note: string, body: string, openings: import('./leaf.mjs').Opening[] }} RowProof
 * @typedef {{ number: string, receivedOn: string, amount: string }} CountedReceipt
 * @typedef {{ period: string, homes: number, total: string, root: string }} MonthTree
 * @typedef {{ communityId: number, unitId: string, tree: MonthTree, receipts: CountedReceipt[],
 *   shares: import('./sum-tree.mjs').Share[], log: RowProof }} ReceiptsProof
 */

/**
 * Throws CheckError unless everything holds: the head is signed, the month's root and total stand in
 * its tree, the shares lead to both, and they add up to the receipts.
 * @param {ReceiptsProof} shown
 * @param {string} vkey the log's
 */
export async function checkReceiptsProof(shown, vkey) {
  const { log, tree, communityId, unitId, shares } = shown;
  const head = await verifyNote(log.note, vkey);
  const leaf = await checkLeaf(log.body, log.openings);
  const { index } = log;
  const place = { index, leafHash: leaf.hash, hashes: log.hashes.map(fromBase64) };
  if (!(await verifyInclusion({ ...place, size: head.size, root: head.root }))) {
    throw new CheckError('receipts.not-in-log', '这个月的收款合计不在签过名的账本里。');
  }
  if (leaf.leaf.kind !== 'receipts_tree' || !COLUMNS.every((name) => says(leaf, name, tree))) {
    throw new CheckError('receipts.tree-differs', '所示的收款合计或树根与签过名的账本不符。');
  }
  const paid = await paidUnder({ communityId, ...tree }, unitId, shares);
  if (paid === null) {
    throw new CheckError('receipts.not-under-root', '您家的缴费推算不到公布的合计：证明不成立。');
  }
  const counted = countedOf(shown.receipts);
  if (paid !== counted) {
    throw new CheckError('receipts.missing', '公布的合计里，您家的缴费与您的收据不符。');
  }
  return { head, index, note: log.note, paid };
}

const COLUMNS = /** @type {const} */ (['period', 'homes', 'total', 'root']);

/**
 * @param {import('./leaf.mjs').CheckedLeaf} leaf
 * @param {typeof COLUMNS[number]} column
 * @param {MonthTree} tree
 */
const says = (leaf, column, tree) => fieldOf(leaf, column) === String(tree[column]);

/**
 * Receipts of the month less what was cancelled in it; more cancelled than paid is no payment.
 * @param {CountedReceipt[]} receipts
 */
function countedOf(receipts) {
  const sum = receipts.reduce((all, { amount }) => all + (parseFen(amount) ?? 0n), 0n);
  return sum > 0n ? sum : 0n;
}
