import { CheckError, fromBase64, fromHex, toHex } from '../lib/bytes.mjs';
import { checkFreshness, readKept, settleByHeads } from '../lib/heads.mjs';
import { verifyNote } from '../lib/note.mjs';
import { Report } from '../lib/report.mjs';
import { verifyConsistency } from '../lib/tree.mjs';

/**
 * Signed heads against each other, without the books: what a third party needs to judge evidence.
 * @typedef {import('../lib/heads.mjs').KeptText} KeptText
 * @typedef {{ vkey: string, kept: KeptText[], now: number, maxAgeHours: number, consistency?: string }} Given
 *   `consistency` is the JSON of the log's consistency address
 */

/**
 * @param {string} note the newer head
 * @param {Given} given with the older ones as kept
 */
export async function checkHeads(note, given) {
  const report = new Report();
  const { vkey } = given;
  try {
    const head = { ...(await verifyNote(note, vkey)), note };
    const { origin, size, root } = head;
    Object.assign(report.facts, { name: '账本头', vkey, note, origin, size, root: toHex(root) });
    report.done('signature', `${size} 条，树根 ${toHex(root).slice(0, 16)}…`);
    await checkFreshness(note, { ...given, report });
    for (const kept of given.kept) await holdAgainst(kept, head, { ...given, report });
  } catch (error) {
    if (!(error instanceof CheckError) || !error.code.startsWith('note.')) throw error;
    report.fail('signature', error.code, error.message);
  }
  return report.result();
}

/**
 * @param {KeptText} text
 * @param {import('../lib/note.mjs').SignedCheckpoint & { note: string }} head
 * @param {Given & { report: Report }} context
 */
export async function holdAgainst(text, head, { vkey, report, consistency }) {
  const kept = await readKept(text, vkey, report);
  if (!kept) return;
  if (await settleByHeads(kept, head, { vkey, report })) {
    report.done('kept', `${kept.label}，${kept.size} 条`);
  } else if (consistency === undefined || kept.root.length < 64) {
    const words = `${kept.label} 只有 ${kept.size} 条，要连上这份 ${head.size} 条的，还需 --consistency`;
    report.skip('kept', kept.root.length < 64 ? '纸上的树根不全，无法连到更大的账本头' : words);
  } else {
    const proof = {
      from: kept.size,
      to: head.size,
      fromRoot: fromHex(kept.root),
      toRoot: head.root,
      hashes: hashesOf(consistency),
    };
    if (!(await verifyConsistency(proof))) {
      const words = `${kept.label}（${kept.size} 条）连不到这份账本头（${head.size} 条）：所给的连接证明不成立。请重新下载证明；仍不成立，请保存两份账本头作证据。`;
      report.fail('kept', 'kept.not-connected', words, {
        stated: kept.root,
        found: toHex(head.root),
      });
    }
    report.done('kept', `${kept.label}，${kept.size} 条`);
  }
}

/** @param {string} text */
function hashesOf(text) {
  try {
    const { hashes } = JSON.parse(text);
    return hashes.map(fromBase64);
  } catch {
    throw new CheckError('usage', '--consistency 应是从账本的 consistency 地址下载的 JSON。');
  }
}
