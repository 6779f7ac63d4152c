import type { EntityManager } from 'typeorm';
import type { Day } from '../shared/day';

const DIGITS = 3;

/** 决-2026-001: the next number of the year. The caller holds the community's books, so none is given twice. */
export async function nextNumber(
  tx: EntityManager,
  communityId: number,
  today: Day,
): Promise<string> {
  const year = today.slice(0, 4);
  const [last] = await tx.query<{ no: number }[]>(
    `select coalesce(max(split_part(number, '-', 3)::integer), 0) as no from resolution
     where community_id = $1 and split_part(number, '-', 2) = $2`,
    [communityId, year],
  );
  return `决-${year}-${String((last?.no ?? 0) + 1).padStart(DIGITS, '0')}`;
}
