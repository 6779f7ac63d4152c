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

/**
 * The sort key again, `length` parts of text or number; null when there is no cursor.
 * @throws Refusal 400 `page.cursor-malformed`.
 */
export function decodeCursor(
  cursor: string | undefined,
  length: number,
): (string | number)[] | null {
  if (cursor === undefined || cursor === '') return null;
  const key = parsed(cursor);
  const parts = Array.isArray(key) ? (key as unknown[]) : [];
  const isKey = parts.every((part) => typeof part === 'string' || Number.isSafeInteger(part));
  if (parts.length !== length || !isKey) throw cursorMalformed();
  return parts as (string | number)[];
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
