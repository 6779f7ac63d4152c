import { concat, sha256, toHex, utf8 } from './bytes.mjs';

/**
 * The draw of an audit, done again from its published recipe: which vouchers public randomness picks.
 * A second implementation: shares no line with the one that drew.
 *
 * @typedef {{ seq: number, fen: bigint }} Voucher
 * @typedef {Voucher & { hits: number }} Picked
 * @typedef {(limit: bigint) => Promise<bigint>} Below
 */

const BITS = 256n;

/**
 * SHA-256(root of the log ‖ digits of the number fixed in advance).
 * @param {Uint8Array} root
 * @param {string} number
 */
export const seedOf = (root, number) => sha256(concat(root, utf8(number)));

/**
 * The k-th number is SHA-256(seed ‖ "draw:k"); what lies beyond the last whole multiple is passed over.
 * @param {Uint8Array} seed
 * @param {number} drawNo
 * @returns {Below}
 */
function numbers(seed, drawNo) {
  let k = 0;
  return async (limit) => {
    for (;;) {
      const block = await sha256(concat(seed, utf8(`${drawNo}:${k}`)));
      k += 1;
      const value = BigInt(`0x${toHex(block)}`);
      if (value < (2n ** BITS / limit) * limit) return value % limit;
    }
  };
}

/**
 * @param {Voucher[]} vouchers by seq
 * @param {{ method: string, size: number, seed: Uint8Array, drawNo: number }} how
 * @returns {Promise<Picked[]>} by seq
 */
export async function redraw(vouchers, { method, size, seed, drawNo }) {
  if (vouchers.length === 0) return [];
  const below = numbers(seed, drawNo);
  return method === 'random' ? chance(vouchers, size, below) : money(vouchers, size, below);
}

/**
 * One voucher after the other out of those that are left.
 * @param {Voucher[]} vouchers
 * @param {number} size
 * @param {Below} below
 */
async function chance(vouchers, size, below) {
  const urn = [...vouchers];
  for (let i = 0; i < Math.min(size, urn.length); i += 1) {
    const j = i + Number(await below(BigInt(urn.length - i)));
    const [here, there] = [urn[i], urn[j]];
    if (here && there) [urn[i], urn[j]] = [there, here];
  }
  return urn
    .slice(0, size)
    .map((voucher) => ({ ...voucher, hits: 1 }))
    .sort((a, b) => a.seq - b.seq);
}

/**
 * Every fen lies at its place in the cumulated total; `size` of them are picked at equal distances.
 * @param {Voucher[]} vouchers
 * @param {number} size
 * @param {Below} below
 */
async function money(vouchers, size, below) {
  const total = vouchers.reduce((sum, { fen }) => sum + fen, 0n);
  const start = await below(total);
  const n = BigInt(size);
  /** @type {Picked[]} */
  const picked = [];
  let [before, turn] = [0n, 0n];
  for (const voucher of vouchers) {
    const after = before + voucher.fen;
    let hits = 0;
    while (turn < n && (turn * total + start) / n < after) {
      hits += 1;
      turn += 1n;
    }
    if (hits > 0) picked.push({ ...voucher, hits });
    before = after;
  }
  return picked;
}
