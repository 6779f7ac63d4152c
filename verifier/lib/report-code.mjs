import { fromBase45 } from './base45.mjs';
import { CheckError, concat, sha256, toBase64, toHex, utf8 } from './bytes.mjs';
import { COSIGNER_KEY, formatVkey, LOG_KEY } from './note.mjs';
import { leafHash, rootFromInclusion } from './tree.mjs';

/**
 * The codes on paper (docs/verify-a-report.md): TLR1 is the whole proof of a report, TLP1 names one page.
 *
 * @typedef {{ body: string, index: number, hashes: Uint8Array[], note: string, vkey: string,
 *   digests: string[] | null }} CarriedProof `digests` of the pages, where they came along
 * @typedef {{ id: string, page: number, pages: number, digest: string }} PageCode `digest` is its first
 *   32 hex digits
 */

export const REPORT_PREFIX = 'TLR1:';
export const PAGE_PREFIX = 'TLP1:';

const malformed = () =>
  new CheckError('code.malformed', '码的内容读不出来：可能没有拍全，请放平、对焦后重拍。');

/** Reads bytes one after the other; running out of them throws CheckError. */
class Bytes {
  #at = 0;

  /** @param {Uint8Array} bytes */
  constructor(bytes) {
    this.bytes = bytes;
  }

  /** @param {number} length */
  take(length) {
    const part = this.bytes.slice(this.#at, this.#at + length);
    if (part.length !== length) throw malformed();
    this.#at += length;
    return part;
  }

  /** @param {number} length of a big-endian number, at most six */
  number(length) {
    return this.take(length).reduce((value, byte) => value * 256 + byte, 0);
  }

  /** @param {number} count */
  hashes(count) {
    return Array.from({ length: count }, () => this.take(32));
  }

  /** @param {number} length */
  text(length) {
    try {
      return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(this.take(length));
    } catch {
      throw malformed();
    }
  }

  end() {
    if (this.#at !== this.bytes.length) throw malformed();
  }
}

/**
 * The root is not in the code: it is worked out of the leaf and its path, and the signature tells whether it
 * is the one that was signed.
 * @param {string} text `TLR1:…`
 * @returns {Promise<CarriedProof>}
 */
export async function parseReportCode(text) {
  const bytes = new Bytes(fromBase45(text.slice(REPORT_PREFIX.length)));
  const body = bytes.text(bytes.number(2));
  const [index, size] = [bytes.number(6), bytes.number(6)];
  const hashes = bytes.hashes(bytes.number(1));
  const origin = bytes.text(bytes.number(1));
  const key = bytes.take(32);
  const signature = bytes.take(64);
  const clock = bytes.number(1) === 1 ? bytes.take(72) : null;
  const digests = bytes.hashes(bytes.number(1)).map(toHex);
  bytes.end();
  const leaf = await leafHash(utf8(body));
  const root = await rootFromInclusion({ index, size, leafHash: leaf, hashes });
  const vkey = await formatVkey(origin, LOG_KEY, key);
  const head = `${origin}\n${size}\n${toBase64(root ?? new Uint8Array(32))}\n`;
  const lines = [await signatureLine(origin, LOG_KEY, { key, signature })];
  if (clock) {
    lines.push(await signatureLine(`${origin}/clock`, COSIGNER_KEY, { key, signature: clock }));
  }
  const note = `${head}\n${lines.join('')}`;
  return { body, index, hashes, note, vkey, digests: digests.length > 0 ? digests : null };
}

/**
 * @param {string} name
 * @param {number} type
 * @param {{ key: Uint8Array, signature: Uint8Array }} signed
 */
async function signatureLine(name, type, { key, signature }) {
  const id = (await sha256(utf8(`${name}\n`), Uint8Array.of(type), key)).slice(0, 4);
  return `— ${name} ${toBase64(concat(id, signature))}\n`;
}

/**
 * @param {string} text `TLP1:…`
 * @returns {PageCode}
 */
export function parsePageCode(text) {
  const bytes = new Bytes(fromBase45(text.slice(PAGE_PREFIX.length)));
  const id = toHex(bytes.take(16)).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  const [page, pages, digest] = [bytes.number(2), bytes.number(2), toHex(bytes.take(16))];
  bytes.end();
  return { id, page, pages, digest };
}
