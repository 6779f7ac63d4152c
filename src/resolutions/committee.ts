import type { EntityManager } from 'typeorm';
import type { Day } from '../shared/day';

/**
 * Persons who sit on the owners' committee on a day (主任、委员、财务委员), each once.
 * Reads through the transaction given, writing or reading.
 */
export async function sittingCommittee(
  tx: EntityManager,
  communityId: number,
  on: Day,
): Promise<string[]> {
  const rows = await tx.query<{ person_id: string }[]>(
    `select distinct person_id from role_grant
     where community_id = $1 and party = 'trustor' and starts_on <= $2::date
       and coalesce(ends_on >= $2::date, true) and coalesce(ended_on > $2::date, true)
     order by person_id`,
    [communityId, on],
  );
  return rows.map(({ person_id: personId }) => personId);
}
