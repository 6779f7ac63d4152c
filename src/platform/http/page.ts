import { isDay } from '../../shared/day';
import { Refusal } from './refusal';

/** A page of a list; `next` goes back as `?cursor=` and is null on the last page. */
export interface Page<T> {
  items: T[];
  next: string | null;
}

export type CursorKey = readonly (string | number)[];

/** The sort key of a row as opaque text. */
export function encodeCursor(key: CursorKey): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url');
}

/** What a part of a sort key is, so that the database is asked only for what it can compare. */
export type CursorPart = keyof typeof partHolds;

const partHolds = {
  id: (part: unknown) =>
    typeof part === 'string' && /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/.test(part),
  day: isDay,
  instant: (part: unknown) =>
    typeof part === 'string' &&
    isDay(part.slice(0, 10)) &&
    /^.{10}T[\d:.]+Z$/.test(part) &&
    !Number.isNaN(Date.parse(part)),
  text: (part: unknown) => typeof part === 'string' && !part.includes('\0'),
  /** A place in the books: bigint. */
  place: (part: unknown) => /^\d{1,18}$/.test(String(part)),
  /** integer and smallint columns. */
  number: (part: unknown) => /^\d{1,9}$/.test(String(part)),
  line: (part: unknown) => /^\d{1,4}$/.test(String(part)),
} as const;

/**
 * The sort key again, `length` parts of text or number, or parts of these kinds; null when there is no
 * cursor.
 * @throws Refusal 400 `page.cursor-malformed`.
 */
export function decodeCursor(
  cursor: string | undefined,
  shape: number | readonly CursorPart[],
): (string | number)[] | null {
  if (cursor === undefined || cursor === '') return null;
  const key = parsed(cursor);
  const parts = Array.isArray(key) ? (key as unknown[]) : [];
  if (!parts.every(isPart) || !hasShape(parts, shape)) throw cursorMalformed();
  return parts;
}

const isPart = (part: unknown): part is string | number =>
  typeof part === 'string' || Number.isSafeInteger(part);

function hasShape(parts: readonly unknown[], shape: number | readonly CursorPart[]): boolean {
  if (typeof shape === 'number') return parts.length === shape;
  return (
    parts.length === shape.length && shape.every((kind, index) => partHolds[kind](parts[index]))
  );
}

/**
 * Fetch `limit + 1` rows; this keeps `limit` of them and, if there was one more, says where the
 * next page starts.
 */
export function pageOf<T>(
  rows: readonly T[],
  limit: number,
  keyOf: (row: T) => CursorKey,
): Page<T> {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  const more = rows.length > limit && last !== undefined;
  return { items, next: more ? encodeCursor(keyOf(last)) : null };
}

function parsed(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')) as unknown;
  } catch {
    throw cursorMalformed();
  }
}

function cursorMalformed(): Refusal {
  return new Refusal(400, 'page.cursor-malformed', '翻页位置无法识别，请回到第一页重新查询。');
}
