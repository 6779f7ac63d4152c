import { CheckError, toHex } from '../lib/bytes.mjs';
import { checkFreshness } from '../lib/heads.mjs';
import { fieldOf, lineField } from '../lib/leaf.mjs';
import { Report } from '../lib/report.mjs';
import { verifyTlogProof } from '../lib/tlog-proof.mjs';
import { holdAgainst } from './heads.mjs';

/**
 * Checks one entry's proof file by itself, and against heads kept earlier.
 * @typedef {import('./heads.mjs').Given} Given
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
