/** Bytes, their texts, and the two cryptographic functions everything here rests on. */

const encoder = new TextEncoder();
const HEX = /^(?:[0-9a-f]{2})*$/;
const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;
/** One half of a surrogate pair without the other: no character, and UTF-8 has no bytes for it. */
const LONE_SURROGATE = /\p{Surrogate}/u;

/**
 * Something that was shown does not hold. `code` is stable (`part.what-happened`); the message is
 * a Chinese sentence for people.
 */
export class CheckError extends Error {
  /**
   * @param {string} code
   * @param {string} message
   */
  constructor(code, message) {
    super(message);
    this.name = 'CheckError';
    this.code = code;
  }
}

/** @param {string} text */
export const utf8 = (text) => encoder.encode(text);

/**
 * Whether UTF-8 can write the text without putting U+FFFD in place of what it cannot.
 * @param {string} text
 */
export const isWellFormed = (text) => !LONE_SURROGATE.test(text);

/** @param {Uint8Array[]} parts */
export function concat(...parts) {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/**
 * @param {Uint8Array} a
 * @param {Uint8Array} b
 */
export function equal(a, b) {
  return a.length === b.length && a.every((byte, i) => byte === b[i]);
}

/** @param {Uint8Array} bytes */
export function toHex(bytes) {
  let text = '';
  for (const byte of bytes) text += byte.toString(16).padStart(2, '0');
  return text;
}

/**
 * Lower-case hexadecimal only, so that one value has one text.
 * @param {string} text
 */
export function fromHex(text) {
  if (!HEX.test(text)) throw new CheckError('bytes.not-hex', '不是小写十六进制文本。');
  const bytes = new Uint8Array(text.length / 2);
  for (let i = 0; i < bytes.length; i++) bytes[i] = parseInt(text.slice(2 * i, 2 * i + 2), 16);
  return bytes;
}

/** @param {Uint8Array} bytes */
export function toBase64(bytes) {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}

/**
 * RFC 4648 §4 with padding and nothing else; the unused bits must be zero, so that one value has
 * one text.
 * @param {string} text
 */
export function fromBase64(text) {
  if (!BASE64.test(text)) throw new CheckError('bytes.not-base64', '不是标准的 Base64 文本。');
  const raw = atob(text);
  if (btoa(raw) !== text) throw new CheckError('bytes.not-base64', '不是标准的 Base64 文本。');
  const bytes = new Uint8Array(raw.length);
  for (let i = 0; i < raw.length; i++) bytes[i] = raw.charCodeAt(i);
  return bytes;
}

const TWO_32 = 0x1_0000_0000;

/**
 * Eight bytes, big-endian. (Written as two halves: browsers of 2019 have no 64-bit views.)
 * @param {number} value a safe integer, not negative
 */
export function uint64(value) {
  const bytes = new Uint8Array(8);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, Math.floor(value / TWO_32));
  view.setUint32(4, value % TWO_32);
  return bytes;
}

/**
 * Eight bytes, big-endian; beyond 2^53 - 1 it is no longer a safe integer, which callers check.
 * @param {Uint8Array} bytes
 */
export function readUint64(bytes) {
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  return view.getUint32(0) * TWO_32 + view.getUint32(4);
}

/**
 * A decimal count without leading zeroes, up to 2^53 - 1: beyond that numbers are no longer exact.
 * @param {string} text
 * @returns {number | null}
 */
export function parseCount(text) {
  if (!/^(?:0|[1-9][0-9]{0,15})$/.test(text)) return null;
  const value = Number(text);
  return Number.isSafeInteger(value) ? value : null;
}

/**
 * @callback Sha256
 * @param {Uint8Array} bytes
 * @returns {Uint8Array | Promise<Uint8Array>}
 */

/**
 * @typedef {(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array)
 *   => boolean | Promise<boolean>} Ed25519Verify
 */

/** @param {Uint8Array} bytes */
async function webSha256(bytes) {
  return new Uint8Array(await globalThis.crypto.subtle.digest('SHA-256', new Uint8Array(bytes)));
}

/**
 * @param {Uint8Array} publicKey
 * @param {Uint8Array} message
 * @param {Uint8Array} signature
 */
async function webEd25519(publicKey, message, signature) {
  const { subtle } = globalThis.crypto;
  const raw = new Uint8Array(publicKey);
  const key = await subtle.importKey('raw', raw, { name: 'Ed25519' }, false, ['verify']);
  return subtle.verify(
    { name: 'Ed25519' },
    key,
    new Uint8Array(signature),
    new Uint8Array(message),
  );
}

/** @type {Sha256} */
let digest = webSha256;
/** @type {Ed25519Verify} */
let verifySignature = webEd25519;

/**
 * Another SHA-256 in place of WebCrypto's, e.g. Node's own, which needs no turn of the event loop.
 * @param {Sha256} sha256
 */
export function setSha256(sha256) {
  digest = sha256;
}

/**
 * Another Ed25519 in place of WebCrypto's, for browsers that do not have it yet.
 * @param {Ed25519Verify} verify
 */
export function setEd25519(verify) {
  verifySignature = verify;
}

/**
 * SHA-256 of the parts, one after the other.
 * @param {Uint8Array[]} parts
 * @returns {Promise<Uint8Array>}
 */
export async function sha256(...parts) {
  return digest(parts.length === 1 && parts[0] ? parts[0] : concat(...parts));
}

/**
 * RFC 8032 Ed25519; false for a key or a signature that is none.
 * @param {Uint8Array} publicKey 32 bytes
 * @param {Uint8Array} message
 * @param {Uint8Array} signature 64 bytes
 */
export async function ed25519(publicKey, message, signature) {
  if (publicKey.length !== 32 || signature.length !== 64) return false;
  return verifySignature(publicKey, message, signature);
}
