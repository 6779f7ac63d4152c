import { CheckError } from './bytes.mjs';

/** RFC 9285: bytes in the alphanumeric mode of a QR code. */
const LETTERS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:';

const malformed = () =>
  new CheckError('code.malformed', '这不是完整的码：抄录或扫描时少了或多了字符，请重扫一次。');

/**
 * Throws CheckError for anything that no bytes are written as.
 * @param {string} text
 */
export function fromBase45(text) {
  if (text.length % 3 === 1) throw malformed();
  /** @type {number[]} */
  const bytes = [];
  for (let at = 0; at < text.length; at += 3) {
    const part = text.slice(at, at + 3);
    let value = 0;
    for (let i = part.length - 1; i >= 0; i--) {
      const digit = LETTERS.indexOf(part.charAt(i));
      if (digit < 0) throw malformed();
      value = value * 45 + digit;
    }
    if (value > (part.length === 3 ? 0xffff : 0xff)) throw malformed();
    if (part.length === 3) bytes.push(value >> 8);
    bytes.push(value & 0xff);
  }
  return Uint8Array.from(bytes);
}
