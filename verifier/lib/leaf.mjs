import { CheckError, fromHex, isWellFormed, sha256, toHex, utf8 } from './bytes.mjs';
import { leafHash } from './tree.mjs';

/**
 * A leaf: one row of the books as it was written, in canonical JSON (RFC 8785 over objects, arrays
 * and strings; the one number is `"v":1`). What is private stands in it as a salted commitment,
 * and may be shown field by field by an opening.
 */

const COMMITMENT = Uint8Array.of(2);
const COMMITMENT_TEXT = /^[0-9a-f]{64}$/;
const KEY = /^[A-Za-z0-9_]+$/;
const VERSION = 1;
const DEPTH_MAX = 8;

/**
 * @typedef {{ path: string, salt: string, value: string }} Opening `salt` is the field's, in hex
 * @typedef {{ commitment: string }} Commitment
 * @typedef {string | Commitment} Field
 * @typedef {{ [column: string]: Field }} Row
 * @typedef {{ kind: string, op?: string, row: Row, lines?: Row[], files?: { file_id: string }[], v: 1 }} Leaf
 * @typedef {{ leaf: Leaf, hash: Uint8Array, opened: Map<string, string>, hidden: number }} CheckedLeaf
 */

/** @param {string} why */
const malformed = (why) => new CheckError('leaf.malformed', `这一条记录的写法不合规定：${why}。`);

/**
 * RFC 8785 over the restricted domain; keys are ASCII, so sorting by code unit is sorting by byte.
 * Throws CheckError for anything outside the domain.
 * @param {unknown} value
 * @returns {string}
 */
export function canonical(value, depth = 0) {
  if (depth > DEPTH_MAX) throw malformed('嵌套过深');
  if (typeof value === 'string') {
    if (!isWellFormed(value) || value.includes('\0')) throw malformed('含有不成字符的内容');
    return JSON.stringify(value);
  }
  if (Array.isArray(value)) {
    return `[${value.map((item) => canonical(item, depth + 1)).join(',')}]`;
  }
  if (typeof value !== 'object' || value === null) throw malformed('出现了文本以外的值');
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([key, item]) => member(key, item, depth)).join(',')}}`;
}

/**
 * @param {string} key
 * @param {unknown} item
 * @param {number} depth
 */
function member(key, item, depth) {
  if (!KEY.test(key)) throw malformed('字段名不合规定');
  if (depth === 0 && key === 'v' && item === VERSION) return `"v":${VERSION}`;
  return `${JSON.stringify(key)}:${canonical(item, depth + 1)}`;
}

/**
 * @param {unknown} value
 * @returns {value is Record<string, unknown>}
 */
const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);

/** @param {unknown} field */
function isField(field) {
  if (typeof field === 'string') return true;
  return (
    isObject(field) &&
    Object.keys(field).length === 1 &&
    typeof field['commitment'] === 'string' &&
    COMMITMENT_TEXT.test(field['commitment'])
  );
}

/** @param {unknown} row */
const isRow = (row) => isObject(row) && Object.values(row).every(isField);

/**
 * @param {Record<string, unknown>} leaf
 * @param {string[]} allowed
 */
const hasOnly = (leaf, allowed) => Object.keys(leaf).every((key) => allowed.includes(key));

/** The members each kind has; one that nobody defined could carry what nobody checks. */
const MEMBERS = {
  erasure: ['kind', 'row', 'v'],
  entry: ['files', 'kind', 'lines', 'row', 'v'],
  other: ['kind', 'op', 'row', 'v'],
};

/** @param {Record<string, unknown>} leaf */
function isLeaf(leaf) {
  const { kind, v, row } = leaf;
  if (typeof kind !== 'string' || v !== VERSION || !isRow(row)) return false;
  if (kind === 'erasure') return hasOnly(leaf, MEMBERS.erasure);
  if (kind === 'entry') return hasOnly(leaf, MEMBERS.entry) && hasEntryShape(leaf);
  return hasOnly(leaf, MEMBERS.other) && (leaf['op'] === 'insert' || leaf['op'] === 'update');
}

/** @param {Record<string, unknown>} leaf */
function hasEntryShape({ lines, files = [{}] }) {
  if (!Array.isArray(lines) || !lines.every(isLine)) return false;
  return Array.isArray(files) && files.length > 0 && files.every(isRow);
}

/** @param {unknown} row */
const isLine = (row) => isRow(row) && typeof (/** @type {Row} */ (row)['line']) === 'string';

/**
 * Reads a leaf's body; refuses whatever is not exactly its canonical bytes.
 * @param {string} body
 * @returns {Leaf}
 */
export function parseLeaf(body) {
  /** @type {unknown} */
  let value;
  try {
    value = JSON.parse(body);
  } catch {
    throw malformed('不是 JSON');
  }
  if (!isObject(value)) throw malformed('不是对象');
  if (canonical(value) !== body) throw malformed('不是规定的唯一写法');
  if (!isLeaf(value)) throw malformed('种类、版本或字段不对');
  return /** @type {Leaf} */ (/** @type {unknown} */ (value));
}

/**
 * Commitment of one field: SHA-256(0x02 ‖ field salt ‖ value).
 * @param {Uint8Array} fieldSalt 32 bytes
 * @param {string} value
 */
export const commitmentOf = (fieldSalt, value) => sha256(COMMITMENT, fieldSalt, utf8(value));

/** @param {Row} line */
const linePath = (line) => (typeof line['line'] === 'string' ? `lines.${line['line']}` : 'lines');

/**
 * Every commitment of a leaf by its path: `row.<column>` or `lines.<line no>.<column>`.
 * @param {Leaf} leaf
 * @returns {Map<string, string>}
 */
function commitmentsOf(leaf) {
  /** @type {Map<string, string>} */
  const found = new Map();
  const gather = (/** @type {string} */ prefix, /** @type {Row} */ row) => {
    for (const [column, field] of Object.entries(row)) {
      if (typeof field !== 'string') found.set(`${prefix}.${column}`, field.commitment);
    }
  };
  gather('row', leaf.row);
  for (const line of leaf.lines ?? []) gather(linePath(line), line);
  return found;
}

/**
 * Checks a leaf's bytes and every opening against its commitment. Throws CheckError.
 * @param {string} body
 * @param {Opening[]} openings
 * @returns {Promise<CheckedLeaf>} `hash` is the leaf hash, `opened` the shown values by path,
 *   `hidden` how many commitments stay closed
 */
export async function checkLeaf(body, openings) {
  const hash = leafHash(utf8(body));
  const leaf = parseLeaf(body);
  const commitments = commitmentsOf(leaf);
  /** @type {Map<string, string>} */
  const opened = new Map();
  await Promise.all(
    openings.map(async (opening) => {
      const stated = commitments.get(opening?.path);
      if (!stated || opened.has(opening.path)) throw strange(opening);
      opened.set(opening.path, opening.value);
      if (!(await opens(opening, stated))) throw strange(opening);
    }),
  );
  return { leaf, hash: await hash, opened, hidden: commitments.size - opened.size };
}

/**
 * @param {Opening} opening
 * @param {string} stated
 */
async function opens({ salt, value }, stated) {
  if (!COMMITMENT_TEXT.test(salt) || typeof value !== 'string' || !isWellFormed(value))
    return false;
  return toHex(await commitmentOf(fromHex(salt), value)) === stated;
}

/** @param {Opening | null} opening */
const strange = (opening) =>
  new CheckError(
    'leaf.opening-differs',
    `所示内容与账上的封存值不符（${String(opening?.path)}）：显示的不是当时入账的内容。`,
  );

/**
 * A field's text: in clear, or as opened; undefined when absent or still closed.
 * @param {CheckedLeaf} checked
 * @param {string} column
 */
export function fieldOf({ leaf, opened }, column) {
  return textOf(leaf.row, 'row', column, opened);
}

/**
 * The same for a line of an entry.
 * @param {CheckedLeaf} checked
 * @param {Row} line
 * @param {string} column
 */
export function lineField({ opened }, line, column) {
  return textOf(line, linePath(line), column, opened);
}

/**
 * @param {Row} row
 * @param {string} prefix
 * @param {string} column
 * @param {Map<string, string>} opened
 */
function textOf(row, prefix, column, opened) {
  const field = row[column];
  return typeof field === 'object' ? opened.get(`${prefix}.${column}`) : field;
}
