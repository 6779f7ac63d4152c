import { decodeCursor } from '../platform/http/page';
import { isId } from '../shared/ids';
import type { UnitSortKey } from './units.queries';
import { invalid } from '../shared/domain-error';

/**
 * The id after which a page begins, for lists that run by their time-ordered ids; null at the start.
 * @throws DomainError or Refusal `page.cursor-malformed`
 */
export function idAfter(cursor: string | undefined): string | null {
  const key = decodeCursor(cursor, 1);
  if (key === null) return null;
  if (!isId(key[0])) throw cursorMalformed();
  return key[0];
}

/** The same for the list of units, which runs by buildings and doors. */
export function unitAfter(cursor: string | undefined): UnitSortKey | null {
  const key = decodeCursor(cursor, 4);
  if (key === null) return null;
  const [place, length, door, id] = key;
  const isKey = isWhole(place) && isWhole(length) && typeof door === 'string' && isId(id);
  if (!isKey) throw cursorMalformed();
  return [place, length, door, id];
}

function isWhole(part: unknown): part is number {
  return Number.isSafeInteger(part) && Math.abs(part as number) < 2 ** 31;
}

function cursorMalformed() {
  return invalid('page.cursor-malformed', '翻页位置无法识别，请回到第一页重新查询。');
}
