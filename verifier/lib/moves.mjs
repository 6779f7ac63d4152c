import { parseCheckpoint, parseNote } from './note.mjs';

/**
 * 账簿迁移: where a log went on in another house, by another key. A leaf of the log says so, whose place is
 * the size at which the books moved, so heads of up to that size may be signed by the key before it.
 *
 * @typedef {{ size: number, from: string }} Move `from` is the verifier key before
 */

/** The body is a text within the line's JSON, so its quotes are escaped once more. */
const TRANSFER = '{\\"kind\\":\\"books_transfer\\",\\"op\\":\\"insert\\",';

/**
 * The move that a line of a bundle tells of, or null.
 * @param {string} line
 * @returns {Move | null}
 */
export function moveOf(line) {
  if (!line.includes(TRANSFER)) return null;
  try {
    const { leaf, body } = JSON.parse(line);
    const { kind, row } = JSON.parse(body);
    const isMove = kind === 'books_transfer' && row.size === String(leaf);
    return isMove && typeof row.from_vkey === 'string' ? { size: leaf, from: row.from_vkey } : null;
  } catch {
    // told where the leaf itself is read
    return null;
  }
}

/**
 * The key by which a kept note should be signed: the present one, unless the log moved after it was
 * signed under the name it carries.
 * @param {string} text
 * @param {string} vkey of the present
 * @param {Move[]} moves
 */
export function keyOfKept(text, vkey, moves) {
  try {
    const { origin, size } = parseCheckpoint(parseNote(text).body);
    const before = moves.filter((move) => size <= move.size && move.from.startsWith(`${origin}+`));
    return before[0]?.from ?? vkey;
  } catch {
    // a line from the printed sheet, or no note at all: told by whoever reads it
    return vkey;
  }
}
