import { CheckError, fromBase64, fromHex, toHex } from '../lib/bytes.mjs';
import { checkFreshness, readKept, settleByHeads } from '../lib/heads.mjs';
import { fieldOf, lineField } from '../lib/leaf.mjs';
import { Report } from '../lib/report.mjs';
import { verifyTlogProof } from '../lib/tlog-proof.mjs';
import { verifyConsistency } from '../lib/tree.mjs';

/**
 * Checks one entry's proof file by itself, and against heads kept earlier.
 * @typedef {import('../lib/heads.mjs').KeptText} KeptText
 * @typedef {{ vkey: string, kept: KeptText[], now: number, maxAgeHours: number, consistency?: string }} Given
 *   `consistency` is the JSON of the log's consistency address
 */

/** @type {Record<string, import('../lib/report.mjs').CheckId>} by the first part of the code */
const CHECK_OF = { note: 'signature', proof: 'tree', leaf: 'leaves', bytes: 'file' };

/**
 * @param {string} text
 * @param {Given} given
 */
export async function checkProof(text, given) {
  const report = new Report();
  const { vkey } = given;
  Object.assign(report.facts, { name: '一张凭证的证明', vkey });
  try {
    const proof = await verifyTlogProof(text, vkey);
    tellEntry(proof, report);
    await checkFreshness(proof.note, { ...given, report });
    const head = { ...proof.checkpoint, note: proof.note };
    for (const kept of given.kept) await holdAgainst(kept, head, { ...given, report });
  } catch (error) {
    const check =
      error instanceof CheckError ? CHECK_OF[error.code.split('.')[0] ?? ''] : undefined;
    if (!(error instanceof CheckError) || !check) throw error;
    const malformed = error.code === 'proof.malformed';
    report.fail(malformed ? 'file' : check, error.code, error.message);
  }
  return report.result();
}

/**
 * @param {Awaited<ReturnType<typeof verifyTlogProof>>} proof
 * @param {Report} report
 */
function tellEntry({ checkpoint, leaf, index, note }, report) {
  const { origin, size, root } = checkpoint;
  const rows = leaf.leaf.lines ?? [];
  const lines = rows.map((row) => {
    const [account, debit, credit] = ['account_code', 'debit', 'credit'].map((c) =>
      lineField(leaf, row, c),
    );
    return `${account} 借 ${debit} 贷 ${credit}`;
  });
  const voucher = `${fieldOf(leaf, 'period')} 第 ${fieldOf(leaf, 'voucher_no')} 号凭证，${fieldOf(leaf, 'booked_on')}，${fieldOf(leaf, 'summary') ?? '（摘要未公开）'}`;
  Object.assign(report.facts, { name: voucher, origin, size, root: toHex(root), index, note });
  report.done('signature', origin);
  report.done('leaves', lines.join('；'));
  report.done('openings', `${leaf.opened.size} 处已核对，${leaf.hidden} 处未向您公开`);
  report.done('tree', `第 ${index} 条，共 ${size} 条`);
}

/**
 * @param {KeptText} text
 * @param {import('../lib/note.mjs').SignedCheckpoint & { note: string }} head
 * @param {Given & { report: Report }} context
 */
async function holdAgainst(text, head, { vkey, report, consistency }) {
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
