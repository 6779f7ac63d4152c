import { CheckError, equal, toHex } from './bytes.mjs';
import { chinaTime } from './heads.mjs';
import {
  clockVkey,
  parseCheckpoint,
  parseNote,
  parseVkey,
  verifyCosignature,
  verifyNote,
} from './note.mjs';

/**
 * Heads and keys a reader kept, held against those of a report.
 *
 * @typedef {{ label: string, text: string }} KeptText a signed note, or a verifier key alone
 * @typedef {import('./report-proof.mjs').Head} Head
 * @typedef {import('./report-verdict.mjs').Findings} Findings
 */

/**
 * Says what of the kept texts speaks against the head, and whether one of them vouches for its key.
 * @param {Head} head
 * @param {KeptText[]} kept
 * @param {Findings} findings
 */
export async function compareKept(head, kept, findings) {
  let vouched = false;
  for (const one of kept) {
    const known = await keptKeyOf(one, head, findings);
    vouched ||= known;
    if (known && isNote(one.text)) await compareHead(head, one, findings);
  }
  if (!vouched && !findings.verdict(null).findings.some(({ code }) => code === 'key.other')) {
    findings.add(
      'amber',
      'key.unknown',
      '这台设备上还没有留存过这本账的公钥。请把下面的公钥与公告栏上、或业委会手里的一份对照，一致再点“记住这把公钥”。',
    );
  }
}

/** @param {string} text */
const isNote = (text) => text.includes('\n');

/**
 * @param {KeptText} one
 * @param {Head} head
 * @param {Findings} findings
 * @returns {Promise<boolean>} whether it is of the same log and by the same key
 */
async function keptKeyOf({ label, text }, head, findings) {
  const key = await parseVkey(head.vkey);
  const { name, ids } = await idsIn(text, key.name);
  if (name !== key.name) return false;
  if (ids.some((id) => equal(id, key.id))) return true;
  findings.add(
    'red',
    'key.other',
    `签名不对：这份存证不是您留存的那把公钥签的（${label}）。要么这份报告是伪造的，要么这本账换过钥匙：请向业委会问明。`,
  );
  return false;
}

/**
 * @param {string} text
 * @param {string} origin
 */
async function idsIn(text, origin) {
  if (!isNote(text)) {
    const { name, id } = await parseVkey(text);
    return { name, ids: [id] };
  }
  const note = parseNote(text);
  const lines = note.signatures.filter((line) => line.name === origin);
  return { name: parseCheckpoint(note.body).origin, ids: lines.map(({ id }) => id) };
}

/**
 * @param {Head} head
 * @param {KeptText} one a note of the same log, which claims to be by the same key
 * @param {Findings} findings
 */
async function compareHead(head, { label, text }, findings) {
  const { size, root } = await verifyNote(text, head.vkey);
  if (size === head.size && toHex(root) !== head.root) {
    findings.add(
      'red',
      'head.forked',
      `账本分叉：同样是 ${size} 条记录，您留存的账本指纹（${label}）是 ${toHex(root).slice(0, 16)}…，这份报告的是 ${head.root.slice(0, 16)}…。两样都留好，交给业委会和审计。`,
    );
  }
  if (size <= head.size) return;
  const then = await clockOf(text, head.vkey);
  if (then !== null && head.signedAt !== null && head.signedAt > then) {
    findings.add(
      'red',
      'head.shrunk',
      `账本头是旧的：您留存的（${label}）在 ${chinaTime(then)} 已有 ${size} 条，这份报告的签于其后，却只有 ${head.size} 条。账本被退回过，两样都留好，交给业委会和审计。`,
    );
    return;
  }
  findings.add(
    'note',
    'head.older-than-kept',
    `这份报告存证时账本有 ${head.size} 条，早于您留存的 ${size} 条（${label}），先后合理。两者是否同一本账接着记的，用整本账的核对工具（verify.mjs）可以证明。`,
  );
}

/**
 * @param {string} note
 * @param {string} vkey
 */
async function clockOf(note, vkey) {
  try {
    return await verifyCosignature(note, await clockVkey(vkey));
  } catch (error) {
    if (error instanceof CheckError) return null;
    throw error;
  }
}
