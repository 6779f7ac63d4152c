import { CheckError, equal, toHex } from './bytes.mjs';
import {
  clockVkey,
  parseCheckpoint,
  parseNote,
  parseVkey,
  verifyCosignature,
  verifyNote,
} from './note.mjs';

/**
 * Heads that somebody kept outside the system: a note saved as a file, or size and first digits of
 * the root copied from the printed sheet.
 *
 * @typedef {import('./report.mjs').Report} Report
 * @typedef {{ label: string, text: string }} KeptText
 * @typedef {{ label: string, size: number, root: string, note: string | null }} Kept `root` is hex,
 *   at least its first sixteen digits
 * @typedef {import('./note.mjs').SignedCheckpoint} SignedCheckpoint
 */

const PAPER = /^\s*(\d{1,15})\s*[:：]\s*([0-9a-f]{16,64})\s*$/;
const FUTURE_TOLERANCE_SECONDS = 300;

/**
 * Reads and verifies what was kept. Throws CheckError when it is no head of this log at all; null,
 * with a finding, when another key has signed it.
 * @param {KeptText} kept
 * @param {string} vkey
 * @param {Report} report
 * @returns {Promise<Kept | null>}
 */
export async function readKept({ label, text }, vkey, report) {
  const [, digits, prefix] = PAPER.exec(text) ?? [];
  if (digits && prefix) return { label, size: Number(digits), root: prefix, note: null };
  try {
    return await readKeptNote(label, text, { vkey, report });
  } catch (error) {
    if (!(error instanceof CheckError) || error.code.startsWith('kept.')) throw error;
    throw new CheckError('kept.damaged', `留存的账本头 ${label} 不能用：${error.message}`);
  }
}

/**
 * @param {string} label
 * @param {string} text
 * @param {{ vkey: string, report: Report }} context
 */
async function readKeptNote(label, text, { vkey, report }) {
  const { name, id } = await parseVkey(vkey);
  const note = parseNote(text);
  const { origin, size, root } = parseCheckpoint(note.body);
  if (origin !== name) {
    const words = `留存的账本头 ${label} 属于另一本账（${origin}），请换用本小区的。`;
    throw new CheckError('kept.other-origin', words);
  }
  const own = note.signatures.filter((line) => line.name === name);
  if (own.length > 0 && !own.some((line) => equal(line.id, id))) {
    const words = `留存的账本头 ${label} 是另一把钥匙签的：这本账换过签名钥匙。请向业委会问明何时、为何更换。`;
    const where = { stated: toHex(own[0]?.id ?? id), found: toHex(id) };
    report.fail('signature', 'kept.other-key', words, where);
    return null;
  }
  await verifyNote(text, vkey);
  return { label, size, root: toHex(root), note: text };
}

/**
 * Holds a kept head against the present one when neither needs the leaves: same size, or the kept
 * one is the larger. True when that settled it.
 * @param {Kept} kept
 * @param {SignedCheckpoint & { note: string }} present
 * @param {{ vkey: string, report: Report }} context
 */
export async function settleByHeads(kept, present, { vkey, report }) {
  if (kept.size < present.size) return false;
  if (kept.size === present.size) {
    if (!toHex(present.root).startsWith(kept.root)) contradicts(kept, toHex(present.root), report);
    return true;
  }
  const [then, now] = [await clockOf(kept.note, vkey), await clockOf(present.note, vkey)];
  if (then !== null && now !== null && now > then) {
    const words = `${kept.label} 记着 ${kept.size} 条，之后签的账本头却只有 ${present.size} 条：账本变短了，有记录被拿掉。`;
    report.facts['contradicted'] = kept.note ?? '';
    report.fail('kept', 'kept.shrunk', words, { stated: `${kept.size}`, found: `${present.size}` });
  } else {
    const words = `这份文件（${present.size} 条）比您留存的 ${kept.label}（${kept.size} 条）旧。请重新下载最新的一份。`;
    report.fail('fresh', 'kept.newer', words, { stated: `${kept.size}`, found: `${present.size}` });
  }
  return true;
}

/**
 * @param {Kept} kept
 * @param {string} found root in hex of the same size
 * @param {Report} report
 */
export function contradicts(kept, found, report) {
  const words = `前 ${kept.size} 条与您留存的 ${kept.label} 不同：当时的树根是 ${kept.root.slice(0, 16)}…，现在变成 ${found.slice(0, 16)}…。已经入账的内容被改写过。`;
  report.facts['contradicted'] = kept.note ?? `${kept.size}:${kept.root}`;
  report.fail('kept', 'kept.contradicts', words, { leaf: kept.size - 1, stated: kept.root, found });
}

/**
 * @param {string | null} note
 * @param {string} vkey
 */
async function clockOf(note, vkey) {
  if (note === null) return null;
  try {
    return await verifyCosignature(note, await clockVkey(vkey));
  } catch (error) {
    if (error instanceof CheckError) return null;
    throw error;
  }
}

/**
 * When the head was last signed, by the log's own clock.
 * @param {string} note
 * @param {{ vkey: string, now: number, maxAgeHours: number, report: Report }} context `now` in seconds
 */
export async function checkFreshness(note, { vkey, now, maxAgeHours, report }) {
  let at;
  try {
    at = await verifyCosignature(note, await clockVkey(vkey));
  } catch (error) {
    if (!(error instanceof CheckError)) throw error;
    if (error.code === 'cosignature.bad') report.fail('signature', 'head.bad-clock', error.message);
    else report.fail('fresh', 'head.no-time', '账本头没有签署时间，不知道它是什么时候的。');
    return;
  }
  report.facts['signedAt'] = new Date(at * 1000).toISOString();
  const hours = (now - at) / 3600;
  const said = chinaTime(at);
  if (at > now + FUTURE_TOLERANCE_SECONDS) {
    const words = `账本头写的签署时间 ${said} 还没有到。请先核对本机时钟；时钟无误，则签署时间不可信。`;
    report.fail('fresh', 'head.from-the-future', words, { found: said });
  } else if (hours > maxAgeHours) {
    const words = `账本头是 ${said} 签的，已过去 ${Math.floor(hours)} 小时，超过 ${maxAgeHours} 小时。请重新下载；仍旧如此，请问物业为何停签。`;
    report.fail('fresh', 'head.stale', words, { found: said });
  }
  report.done('fresh', `${said} 签署`);
}

/**
 * The wall clock in China.
 * @param {number} seconds since 1970
 */
export function chinaTime(seconds) {
  return new Date((seconds + 8 * 3600) * 1000).toISOString().slice(0, 16).replace('T', ' ');
}
