import { CheckError } from '../lib/bytes.mjs';
import { chinaTime } from '../lib/heads.mjs';
import { clockVkey, verifyCosignature, verifyNote } from '../lib/note.mjs';
import { EXIT } from '../lib/report.mjs';
import { formatSubmission } from './witness.mjs';

const TIMEOUT_MS = 20_000;
const ANSWER_MAX = 1_000_000;
const STALE_HOURS = 48;
/** sysexits: a service is not available. */
const UNAVAILABLE = 69;

/**
 * Fetches a log's head and proof from its public address and treats them as if they had been
 * submitted: for an office that nobody can reach from outside.
 *
 * @typedef {import('./witness.mjs').Witness} Witness
 * @typedef {{ exit: number, says: string, cosignature?: string }} Pulled
 * @typedef {{ kept: import('./heads.mjs').Head | null, note: string, size: number, vkey: string }} Seen
 */

/** @param {string} url */
async function fetched(url) {
  try {
    const response = await fetch(url, {
      signal: AbortSignal.timeout(TIMEOUT_MS),
      redirect: 'error',
    });
    const text = await response.text();
    if (response.ok && text.length <= ANSWER_MAX) return text;
    throw new CheckError('pull.refused', `${url} 回答 ${response.status}。请检查地址和小区编号。`);
  } catch (error) {
    if (error instanceof CheckError) throw error;
    throw new CheckError('pull.unreachable', `连不上 ${url}。请检查网络和地址，稍后再试。`);
  }
}

/**
 * @param {string} text
 * @returns {Record<string, unknown>}
 */
function parsed(text) {
  try {
    return Object(JSON.parse(text));
  } catch {
    throw new CheckError('pull.refused', '对方的回答不是账本的格式。请检查地址。');
  }
}

/**
 * The key to hold the head against: given, trusted already, or (the first time) as the log itself
 * states it.
 * @param {Witness} witness
 * @param {string} address
 * @param {string | undefined} given
 */
async function keyFor(witness, address, given) {
  const stated = String(parsed(await fetched(address))['vkey']);
  const origin = await witness.logs.trust(given ?? stated, address);
  const vkey = witness.logs.vkeyOf(origin) ?? stated;
  if (stated.trim() !== vkey) {
    throw new CheckError(
      'witness.key-changed',
      `账本现在给出的公钥与登记的不同。登记的是 ${vkey}，对方给出 ${stated}。`,
    );
  }
  return { origin, vkey };
}

/**
 * @param {string} note
 * @param {string} vkey
 */
async function signedAt(note, vkey) {
  try {
    return await verifyCosignature(note, await clockVkey(vkey));
  } catch (error) {
    if (error instanceof CheckError) return null;
    throw error;
  }
}

/**
 * @param {Witness} witness
 * @param {string} baseUrl
 * @param {string} communityId
 * @param {string} [vkey] as printed; without it the first pull believes the log
 * @returns {Promise<Pulled>}
 */
export async function pull(witness, baseUrl, communityId, vkey) {
  const address = `${baseUrl.replace(/\/+$/, '')}/api/log/${encodeURIComponent(communityId)}`;
  try {
    const log = await keyFor(witness, address, vkey);
    const note = await fetched(`${address}/checkpoint`);
    const { size } = await verifyNote(note, log.vkey);
    const kept = witness.heads.read(log.origin)?.head ?? null;
    return await continued(witness, address, { kept, note, size, vkey: log.vkey });
  } catch (error) {
    if (!(error instanceof CheckError)) throw error;
    return { exit: exitOf(error.code), says: error.message };
  }
}

/**
 * @param {Witness} witness
 * @param {string} address
 * @param {Seen} seen
 */
async function continued(witness, address, seen) {
  const { note, size } = seen;
  const oldSize = seen.kept?.size ?? 0;
  if (size < oldSize) return shrunk(witness, seen);
  const hashes = oldSize > 0 && size > oldSize ? await proofOf(address, oldSize, size) : [];
  const answer = await witness.addCheckpoint(formatSubmission(oldSize, hashes, note));
  return answer.status === 200 ? cosigned(answer.body, seen) : objected(answer);
}

/**
 * @param {string} address
 * @param {number} from
 * @param {number} to
 */
async function proofOf(address, from, to) {
  const { hashes } = parsed(await fetched(`${address}/consistency?from=${from}&to=${to}`));
  if (!Array.isArray(hashes)) throw new CheckError('pull.refused', '对方没有给出一致性证明。');
  return hashes.map(String);
}

/**
 * A head smaller than the one kept: an old copy, or a log that lost entries. The log's own clock
 * tells which.
 * @param {Witness} witness
 * @param {Seen} seen
 * @returns {Promise<Pulled>}
 */
async function shrunk(witness, { kept, note, size, vkey }) {
  const before = kept?.note ?? '';
  const [then, now] = [await signedAt(before, vkey), await signedAt(note, vkey)];
  if (then === null || now === null || now <= then) {
    return {
      exit: EXIT.stale,
      says: `对方给出的是旧的账本头（${size} 条，已见证过 ${kept?.size} 条）。请稍后再试。`,
    };
  }
  witness.keepEvidence('账本变短了', { kept: before, offered: note });
  return {
    exit: EXIT.kept,
    says: `账本变短了：见证过 ${kept?.size} 条，之后签的只有 ${size} 条。没有签署，证据已保存。请通知业委会和街道。`,
  };
}

/**
 * @param {string} cosignature
 * @param {Seen} seen
 * @returns {Promise<Pulled>}
 */
async function cosigned(cosignature, { note, size, vkey }) {
  const at = await signedAt(note, vkey);
  if (at === null || Date.now() / 1000 - at > STALE_HOURS * 3600) {
    const says = `已见证 ${size} 条，但账本头已超过两天没有更新。请问物业为何停签。`;
    return { exit: EXIT.stale, says, cosignature };
  }
  return { exit: EXIT.ok, says: `已见证 ${size} 条（${chinaTime(at)} 签）。`, cosignature };
}

/**
 * @param {import('./witness.mjs').Answer} answer
 * @returns {Pulled}
 */
function objected({ status, body, contradicts }) {
  if (contradicts) {
    const says = `账本头与先前见证过的对不上，没有签署；两份账本头已存入 evidence 文件夹。请通知业委会和街道。（${status} ${body.trim()}）`;
    return { exit: EXIT.kept, says };
  }
  if (status === 409) {
    return { exit: UNAVAILABLE, says: '另一个见证程序刚刚更新过这本账，请再运行一次。' };
  }
  return { exit: EXIT.data, says: body.trim() };
}

/** @param {string} code */
function exitOf(code) {
  if (code.startsWith('pull.')) return UNAVAILABLE;
  if (code === 'usage' || code.startsWith('vkey.')) return EXIT.misuse;
  return EXIT.signature;
}
