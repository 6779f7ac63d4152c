import {
  CheckError,
  concat,
  ed25519,
  equal,
  fromBase64,
  isWellFormed,
  parseCount,
  readUint64,
  sha256,
  toBase64,
  toHex,
  utf8,
} from './bytes.mjs';

/**
 * Signed texts: C2SP signed-note, tlog-checkpoint and tlog-cosignature v1 (Ed25519 only).
 * The text of a note is worth nothing until a key one already trusts has been found under it.
 */

export const LOG_KEY = 1;
export const COSIGNER_KEY = 4;
const SIGNATURES_MAX = 100;
const NOTE_LENGTH_MAX = 1_000_000;
/** Below U+0020 only the line feed may stand in a note. */
// oxlint-disable-next-line no-control-regex
const CONTROL = /[\u0000-\u0009\u000b-\u001f]/;
/** Key names hold neither Unicode spaces nor a plus sign. */
const KEY_NAME = /^[^\s\u0085+]+$/;

/**
 * @typedef {{ name: string, id: Uint8Array, type: number, publicKey: Uint8Array }} Key
 * @typedef {{ name: string, id: Uint8Array, bytes: Uint8Array }} Signature
 * @typedef {{ body: string, signatures: Signature[] }} Note
 * @typedef {{ origin: string, size: number, root: Uint8Array }} Checkpoint
 * @typedef {Checkpoint & Note} SignedCheckpoint
 */

/** @param {string} why */
const notANote = (why) =>
  new CheckError(
    'note.malformed',
    `账本头不是合格的签名文本：${why}。请重新下载，不要经过编辑或转贴。`,
  );

/**
 * First four bytes of SHA-256(name ‖ LF ‖ type ‖ public key).
 * @param {string} name
 * @param {number} type
 * @param {Uint8Array} publicKey
 */
async function keyId(name, type, publicKey) {
  return (await sha256(utf8(`${name}\n`), Uint8Array.of(type), publicKey)).slice(0, 4);
}

/**
 * `<name>+<8 hex key id>+<base64(type ‖ public key)>`; the key id must be the key's own.
 * @param {string} text
 * @returns {Promise<Key>}
 */
export async function parseVkey(text) {
  const [, name, id, material] = /^([^+]+)\+([0-9a-f]{8})\+(.+)$/.exec(text.trim()) ?? [];
  if (!name || !material || !KEY_NAME.test(name)) throw notAVkey('应为“名称+编号+密钥”');
  const bytes = decoded(material) ?? new Uint8Array();
  const [type = 0] = bytes;
  if (bytes.length !== 33 || ![LOG_KEY, COSIGNER_KEY].includes(type)) {
    throw notAVkey('不是 Ed25519 公钥');
  }
  const publicKey = bytes.slice(1);
  const own = await keyId(name, type, publicKey);
  if (toHex(own) !== id) throw notAVkey('编号与密钥不符');
  return { name, id: own, type, publicKey };
}

/** @param {string} why */
const notAVkey = (why) =>
  new CheckError(
    'vkey.malformed',
    `公钥文本不完整或有误（${why}）。请从公示表或小区主页重新抄录。`,
  );

/** @param {string} text */
function decoded(text) {
  try {
    return fromBase64(text);
  } catch {
    return null;
  }
}

/**
 * @param {string} name
 * @param {number} type
 * @param {Uint8Array} publicKey
 */
export async function formatVkey(name, type, publicKey) {
  const id = toHex(await keyId(name, type, publicKey));
  return `${name}+${id}+${toBase64(concat(Uint8Array.of(type), publicKey))}`;
}

/**
 * The key that states the time of a log's heads: the log's own, under the name `<origin>/clock`.
 * @param {string} vkey the log's
 */
export async function clockVkey(vkey) {
  const key = await parseVkey(vkey);
  return formatVkey(`${key.name}/clock`, COSIGNER_KEY, key.publicKey);
}

/**
 * Text and signature lines, none of them verified.
 * @param {string} text
 * @returns {Note}
 */
export function parseNote(text) {
  if (text.length > NOTE_LENGTH_MAX) throw notANote('过长');
  if (!isWellFormed(text) || CONTROL.test(text)) throw notANote('含有控制字符');
  const split = text.lastIndexOf('\n\n');
  if (split < 0 || !text.endsWith('\n')) throw notANote('没有签名行');
  const lines = text
    .slice(split + 2)
    .split('\n')
    .slice(0, -1);
  if (lines.length === 0) throw notANote('没有签名行');
  if (lines.length > SIGNATURES_MAX) throw notANote('签名行过多');
  return { body: text.slice(0, split + 1), signatures: lines.map(parseSignatureLine) };
}

/**
 * `— <name> <base64(key id ‖ signature)>`, without the line feed.
 * @param {string} line
 * @returns {Signature}
 */
export function parseSignatureLine(line) {
  const [, name, material] = /^\u2014 ([^ ]+) ([^ ]+)$/.exec(line) ?? [];
  const bytes = material ? decoded(material) : null;
  if (!name || !KEY_NAME.test(name) || !bytes || bytes.length < 5) throw notANote('签名行格式不对');
  return { name, id: bytes.slice(0, 4), bytes: bytes.slice(4) };
}

/**
 * Three lines and any further ones that are not empty (C2SP tlog-checkpoint).
 * @param {string} body a note's text, ending in a line feed
 * @returns {Checkpoint}
 */
export function parseCheckpoint(body) {
  const lines = body.split('\n').slice(0, -1);
  const [origin, sizeText, rootText] = lines;
  if (!origin || sizeText === undefined || rootText === undefined || lines.includes('')) {
    throw notANote('应有来源、条数、树根三行');
  }
  const size = parseCount(sizeText);
  if (size === null) throw notANote('条数不是合理的整数');
  const root = decoded(rootText);
  if (!root || root.length !== 32) throw notANote('树根不是 32 字节');
  return { origin, size, root };
}

/**
 * The signatures of a note that claim to be the key's: same name and same key id.
 * @param {Note} note
 * @param {Key} key
 */
export const signaturesOf = (note, key) =>
  note.signatures.filter((line) => line.name === key.name && equal(line.id, key.id));

/**
 * Verifies a note of any text under one Ed25519 key. A signature line that claims to be the key's
 * and does not verify condemns the note, whatever else stands beside it.
 * @param {string} text
 * @param {string} vkey type 0x01
 */
export async function verifySignedText(text, vkey) {
  const key = await parseVkey(vkey);
  if (key.type !== LOG_KEY) throw new CheckError('vkey.wrong-type', '这不是账本的公钥。');
  const note = parseNote(text);
  const lines = signaturesOf(note, key);
  if (lines.length === 0) {
    throw new CheckError('note.not-signed', `账本头上没有公钥 ${key.name} 的签名。`);
  }
  for (const line of lines) {
    if (!(await ed25519(key.publicKey, utf8(note.body), line.bytes))) {
      throw new CheckError('note.bad-signature', '账本头上的签名与内容不符：内容或签名被改动过。');
    }
  }
  return note;
}

/**
 * Verifies a checkpoint under the log's key. Throws CheckError.
 * @param {string} text
 * @param {string} vkey whose name is the log's origin
 * @returns {Promise<SignedCheckpoint>}
 */
export async function verifyNote(text, vkey) {
  const note = await verifySignedText(text, vkey);
  const checkpoint = parseCheckpoint(note.body);
  if (checkpoint.origin !== (await parseVkey(vkey)).name) {
    throw new CheckError('note.other-origin', '账本头属于另一本账，不是这把公钥的账本。');
  }
  return { ...checkpoint, ...note };
}

/**
 * Verifies a cosignature (C2SP tlog-cosignature v1) under a note. Throws CheckError, also when the
 * key has not signed at all.
 * @param {string} text the whole note
 * @param {string} vkey type 0x04
 * @returns {Promise<number>} when it was made, in seconds since 1970; the latest of several
 */
export async function verifyCosignature(text, vkey) {
  const key = await parseVkey(vkey);
  if (key.type !== COSIGNER_KEY) throw new CheckError('vkey.wrong-type', '这不是见证人的公钥。');
  const note = parseNote(text);
  const lines = signaturesOf(note, key);
  if (lines.length === 0) {
    throw new CheckError('cosignature.missing', `账本头上没有 ${key.name} 的带时间签名。`);
  }
  const times = await Promise.all(lines.map((line) => cosignedAt(note.body, key, line.bytes)));
  return Math.max(...times);
}

/**
 * @param {string} body
 * @param {Key} key
 * @param {Uint8Array} bytes timestamp (8, big-endian) ‖ signature (64)
 */
async function cosignedAt(body, key, bytes) {
  const bad = new CheckError('cosignature.bad', `${key.name} 的带时间签名与账本头不符。`);
  if (bytes.length !== 72) throw bad;
  const time = readUint64(bytes);
  if (!Number.isSafeInteger(time)) throw bad;
  if (!(await ed25519(key.publicKey, cosignedMessage(body, time), bytes.slice(8)))) throw bad;
  return time;
}

/**
 * What a cosigner signs.
 * @param {string} body the checkpoint without signature lines
 * @param {number} time seconds since 1970
 */
export const cosignedMessage = (body, time) => utf8(`cosignature/v1\ntime ${time}\n${body}`);
