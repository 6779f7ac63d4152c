import { createHash } from 'node:crypto';

/** Everything in a package is text, lists and objects of it: RFC 8785 (JCS) has one way to write these. */
export type Text = string | readonly Text[] | { readonly [key: string]: Text };

export type TextRow = Readonly<Record<string, string>>;

/** RFC 8785: keys in code-unit order, no white space. */
export function canonicalText(value: Text): string {
  return JSON.stringify(sorted(value));
}

/** The same for people: two spaces of indentation and a line feed at the end; still one way to write it. */
export function canonicalPage(value: Text): string {
  return `${JSON.stringify(sorted(value), null, 2)}\n`;
}

function sorted(value: Text): Text {
  if (typeof value === 'string') return value;
  if (isList(value)) return value.map(sorted);
  const keys = Object.keys(value).sort();
  return Object.fromEntries(keys.map((key) => [key, sorted(value[key]!)]));
}

const isList = (value: Text): value is readonly Text[] => Array.isArray(value);

/** A row as its line: the text PostgreSQL writes of each column under UTC; nothing for null. */
export function lineOf(row: Readonly<Record<string, string | null>>): string {
  const said = Object.entries(row).filter((field): field is [string, string] => field[1] !== null);
  return canonicalText(Object.fromEntries(said));
}

/** The row of a line, or null where the line is not the one way to write a row. */
export function rowOf(line: string): TextRow | null {
  try {
    const row: unknown = JSON.parse(line);
    if (typeof row !== 'object' || row === null || Array.isArray(row)) return null;
    const texts = Object.entries(row).filter(
      (field): field is [string, string] => typeof field[1] === 'string',
    );
    const read = Object.fromEntries(texts);
    return canonicalText(read) === line ? read : null;
  } catch {
    return null;
  }
}

const DIGEST_DIGITS = 16;

/** What tells one line of a part from another: the first 8 bytes of its SHA-256, hex. */
export function digestOfLine(line: Buffer): string {
  return createHash('sha256').update(line).digest('hex').slice(0, DIGEST_DIGITS);
}
