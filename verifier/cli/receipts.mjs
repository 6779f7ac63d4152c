import { CheckError, toHex } from '../lib/bytes.mjs';
import { checkFreshness } from '../lib/heads.mjs';
import { formatFen } from '../lib/money.mjs';
import { checkReceiptsProof } from '../lib/receipts-proof.mjs';
import { Report } from '../lib/report.mjs';
import { misuse } from './options.mjs';
import { holdAgainst } from './heads.mjs';

/**
 * Checks that one household's payments are in the published receipts of a month.
 * @typedef {import('./heads.mjs').Given} Given
 */

/** @type {Record<string, import('../lib/report.mjs').CheckId>} by the first part of the code */
const CHECK_OF = { note: 'signature', receipts: 'tree', leaf: 'leaves', bytes: 'file' };

/**
 * @param {string} text
 * @param {Given} given
 */
export async function checkReceipts(text, given) {
  const report = new Report();
  const { vkey } = given;
  const shown = proofIn(text);
  Object.assign(report.facts, { name: `${shown.tree.period} 的收款核对`, vkey });
  try {
    const { head, index, note, paid } = await checkReceiptsProof(shown, vkey);
    const { origin, size, root } = head;
    Object.assign(report.facts, { origin, size, root: toHex(root), index, note });
    report.done('signature', origin);
    const numbers = shown.receipts.map(({ number }) => number).join('、') || '无收据';
    report.done('leaves', `您家 ${formatFen(paid)} 元（${numbers}）`);
    report.done(
      'tree',
      `在公布的 ${shown.tree.total} 元之内（来自 ${shown.tree.homes} 处房屋和车位）`,
    );
    await checkFreshness(note, { ...given, report });
    for (const kept of given.kept) {
      await holdAgainst(kept, { ...head, note }, { ...given, report });
    }
  } catch (error) {
    const check =
      error instanceof CheckError ? CHECK_OF[error.code.split('.')[0] ?? ''] : undefined;
    if (!(error instanceof CheckError) || !check) throw error;
    report.fail(check, error.code, error.message);
  }
  return report.result();
}

/**
 * @param {string} text
 * @returns {import('../lib/receipts-proof.mjs').ReceiptsProof}
 */
function proofIn(text) {
  try {
    const value = JSON.parse(text);
    if (value?.tree && value.log && Array.isArray(value.shares) && Array.isArray(value.receipts)) {
      return value;
    }
  } catch {
    // said below
  }
  throw misuse('这不是完整的收款证明文件，请从“我家”重新下载，不要经过编辑或转贴。');
}
