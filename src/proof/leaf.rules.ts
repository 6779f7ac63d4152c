import { hash } from 'node:crypto';
import { proofErrors } from './proof.errors';

/** A private column's place in a leaf: its salted hash instead of its text. */
export interface Commitment {
  /** 64 hex digits. */
  readonly commitment: string;
}

/** A column: the text PostgreSQL writes for it, or its commitment. An absent column was NULL. */
export type LeafValue = string | Commitment;
export type LeafRow = Readonly<Record<string, LeafValue>>;

/** One row written: `kind` is its table, `row` its columns without the community. */
export interface RowLeaf {
  readonly v: 1;
  readonly kind: string;
  readonly op: 'insert' | 'update';
  readonly row: LeafRow;
}

/** One entry with its lines in line order and the files behind it. */
export interface EntryLeaf {
  readonly v: 1;
  readonly kind: 'entry';
  readonly row: LeafRow;
  readonly lines: readonly LeafRow[];
  readonly files?: readonly LeafRow[];
}

/** That the private columns of an earlier leaf were erased: which leaf, when, why, by whom. */
export interface ErasureLeaf {
  readonly v: 1;
  readonly kind: 'erasure';
  readonly row: LeafRow;
}

export type Leaf = RowLeaf | EntryLeaf | ErasureLeaf;

/** One private column shown to someone who may see it; the other columns stay closed. */
export interface Opening {
  /** `row.<column>` or `lines.<line no>.<column>`. */
  readonly path: string;
  /** The column's own salt, 64 hex digits. */
  readonly salt: string;
  /** The column's text. */
  readonly value: string;
}

const COMMITMENT_PREFIX = Buffer.from([0x02]);
const FIELD_SALT_PREFIX = Buffer.from([0x03]);
const HEX_HASH = /^[0-9a-f]{64}$/;
const COLUMN = /^[a-z][a-z0-9_]*$/;
/** NUL, which no text of PostgreSQL holds, and halves of a character, which no UTF-8 holds. */
const NOT_TEXT = /\0|\p{Surrogate}/u;

type Plain = { readonly [key: string]: unknown };

/**
 * The canonical text of a leaf: RFC 8785 (JCS) over objects, arrays, texts and `"v":1`, nothing else, so
 * that a value has exactly one text and no number is ever written by two languages in two ways.
 * @throws DomainError invalid `log.leaf-malformed` for any other value.
 */
export function canonicalLeaf(leaf: Leaf): string {
  return canonical(leaf, '');
}

/**
 * The leaf a body states. Strict: the body must be the leaf's one canonical text, of a shape known to
 * this version; so two bodies never mean the same, and nothing hides between the lines.
 * @throws DomainError invalid `log.leaf-malformed` naming what is wrong.
 */
export function parseLeaf(body: string): Leaf {
  const leaf = jsonOf(body);
  if (!isLeaf(leaf)) throw proofErrors.leafMalformed('内容不是已知的种类');
  if (canonicalLeaf(leaf) !== body) throw proofErrors.leafMalformed('写法不是规范形式');
  return leaf;
}

/** A column's own salt, from the salt of its leaf: SHA-256(0x03 ‖ leaf salt ‖ path), 32 bytes. */
export function fieldSaltOf(leafSalt: Buffer, path: string): Buffer {
  return hash(
    'sha256',
    Buffer.concat([FIELD_SALT_PREFIX, leafSalt, Buffer.from(path, 'utf8')]),
    'buffer',
  );
}

/** What stands in the leaf for a private text: SHA-256(0x02 ‖ field salt ‖ text), 64 hex digits. */
export function commitmentOf(fieldSalt: Buffer, value: string): string {
  return hash(
    'sha256',
    Buffer.concat([COMMITMENT_PREFIX, fieldSalt, Buffer.from(value, 'utf8')]),
    'hex',
  );
}

/** Every commitment of a leaf by its path. */
export function commitmentsOf(leaf: Leaf): Map<string, string> {
  const lines = leaf.kind === 'entry' && 'lines' in leaf ? leaf.lines : [];
  return new Map([
    ...commitmentsIn(leaf.row, 'row'),
    ...lines.flatMap((line) => commitmentsIn(line, `lines.${lineNoOf(line)}`)),
  ]);
}

/** Whether the opening shows what the leaf committed itself to at that path. */
export function opens(leaf: Leaf, { path, salt, value }: Opening): boolean {
  const committed = commitmentsOf(leaf).get(path);
  return HEX_HASH.test(salt) && commitmentOf(Buffer.from(salt, 'hex'), value) === committed;
}

function lineNoOf({ line }: LeafRow): string {
  return typeof line === 'string' ? line : '';
}

function commitmentsIn(row: LeafRow, path: string): [string, string][] {
  return Object.entries(row).flatMap(([column, value]): [string, string][] =>
    typeof value === 'string' ? [] : [[`${path}.${column}`, value.commitment]],
  );
}

function canonical(value: unknown, key: string): string {
  if (typeof value === 'string') return canonicalText(value);
  if (value === 1 && key === 'v') return '1';
  if (Array.isArray(value)) return `[${value.map((item) => canonical(item, '')).join(',')}]`;
  if (!isPlain(value)) throw proofErrors.leafMalformed('只能有文字');
  // ASCII names only, so that the order of UTF-16 units (RFC 8785 §3.2.3) is everyone's order
  const fields = Object.keys(value)
    .sort()
    .map((name) => `${canonicalText(name)}:${canonical(value[name], name)}`);
  return `{${fields.join(',')}}`;
}

function canonicalText(text: string): string {
  if (NOT_TEXT.test(text)) throw proofErrors.leafMalformed('含有不能保存的字符');
  return JSON.stringify(text);
}

function jsonOf(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    throw proofErrors.leafMalformed('不是 JSON');
  }
}

function isLeaf(value: unknown): value is Leaf {
  if (!isPlain(value) || value['v'] !== 1 || !isRow(value['row'])) return false;
  const { kind } = value;
  if (kind === 'entry') return isEntry(value);
  if (kind === 'erasure') return hasOnly(value, ['kind', 'row', 'v']);
  return isColumn(kind) && isOp(value['op']) && hasOnly(value, ['kind', 'op', 'row', 'v']);
}

function isEntry({ lines, files, ...rest }: Plain): boolean {
  return (
    isRows(lines) &&
    lines.every(({ line }) => typeof line === 'string') &&
    (files === undefined || isRows(files)) &&
    hasOnly(rest, ['kind', 'row', 'v'])
  );
}

function isRows(value: unknown): value is LeafRow[] {
  return Array.isArray(value) && value.length > 0 && value.every(isRow);
}

function isRow(value: unknown): value is LeafRow {
  return isPlain(value) && Object.entries(value).every(([name, v]) => isColumn(name) && isValue(v));
}

function isValue(value: unknown): value is LeafValue {
  if (typeof value === 'string') return true;
  if (!isPlain(value) || !hasOnly(value, ['commitment'])) return false;
  return typeof value['commitment'] === 'string' && HEX_HASH.test(value['commitment']);
}

function hasOnly(value: Plain, names: readonly string[]): boolean {
  const found = Object.keys(value).sort();
  return found.length === names.length && found.every((name, i) => name === names[i]);
}

const isColumn = (name: unknown): name is string => typeof name === 'string' && COLUMN.test(name);

const isOp = (op: unknown): boolean => op === 'insert' || op === 'update';

function isPlain(value: unknown): value is Plain {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
