import { CheckError, fromBase64, parseCount } from './bytes.mjs';
import { checkLeaf } from './leaf.mjs';
import { verifyNote } from './note.mjs';
import { verifyInclusion } from './tree.mjs';

/**
 * The proof file of one entry: C2SP tlog-proof v1. Its extra data carries the entry's own bytes and
 * the openings of what is private in it; nothing of it is believed before it has been hashed.
 */

const HEADER = 'c2sp.org/tlog-proof@v1';

/**
 * @typedef {{ extra: Uint8Array | null, index: number, hashes: Uint8Array[], note: string }} TlogProof
 * @typedef {import('./leaf.mjs').Opening} Opening
 */

/** @param {string} why */
const malformed = (why) =>
  new CheckError(
    'proof.malformed',
    `这不是完整的证明文件：${why}。请重新下载，不要经过编辑或转贴。`,
  );

/**
 * @param {string} text
 * @returns {TlogProof}
 */
export function parseTlogProof(text) {
  const split = text.indexOf('\n\n');
  if (split < 0) throw malformed('没有账本头');
  const [header, ...lines] = text.slice(0, split).split('\n');
  if (header !== HEADER) throw malformed(`首行不是 ${HEADER}`);
  const extra = lines[0]?.startsWith('extra ') ? fromBase64(lines[0].slice(6)) : null;
  const [indexLine = '', ...hashLines] = extra ? lines.slice(1) : lines;
  const index = indexLine.startsWith('index ') ? parseCount(indexLine.slice(6)) : null;
  if (index === null) throw malformed('没有序号');
  return { extra, index, hashes: parseHashes(hashLines), note: text.slice(split + 2) };
}

/** @param {string[]} lines */
function parseHashes(lines) {
  if (lines.length > 63) throw malformed('证明过长');
  const hashes = lines.map(fromBase64);
  if (hashes.some((hash) => hash.length !== 32)) throw malformed('有一行不是 32 字节');
  return hashes;
}

/**
 * @param {Uint8Array | null} extra
 * @returns {{ body: string, openings: Opening[] }}
 */
export function parseExtra(extra) {
  if (!extra) throw malformed('没有附凭证内容');
  try {
    const value = JSON.parse(
      new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(extra),
    );
    if (typeof value.body === 'string' && Array.isArray(value.openings)) return value;
  } catch {
    // said below
  }
  throw malformed('所附凭证内容读不出来');
}

/**
 * Verifies signature, place in the tree, and openings. Throws CheckError.
 * @param {string} text
 * @param {string} vkey the log's
 */
export async function verifyTlogProof(text, vkey) {
  const proof = parseTlogProof(text);
  const checkpoint = await verifyNote(proof.note, vkey);
  const { body, openings } = parseExtra(proof.extra);
  const leaf = await checkLeaf(body, openings);
  const { index, hashes, note } = proof;
  const { size, root } = checkpoint;
  if (!(await verifyInclusion({ index, size, leafHash: leaf.hash, root, hashes }))) {
    throw new CheckError(
      'proof.not-in-tree',
      '这笔凭证不在所签的账本里：内容、位置或证明被改动过。',
    );
  }
  return { checkpoint, leaf, index, note };
}
