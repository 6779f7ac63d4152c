import type { EntityManager } from 'typeorm';
import { unitLabelOf } from '../community/places.rules';
import type { Reading } from '../platform/database/reading';

/** A community that knows somebody, and the homes she is or was bound to there. */
export interface PersonPlace {
  readonly communityId: number;
  readonly name: string;
  readonly homes: readonly PersonHome[];
}

export interface PersonHome {
  readonly unitId: string;
  readonly label: string;
  readonly boundAt: Date;
  readonly endedAt: Date | null;
}

interface HomeRow {
  unit_id: string;
  building: string;
  door: string;
  bound_at: Date;
  ended_at: Date | null;
}

const HOMES = `
  select b.unit_id, g.name as building, u.door, b.bound_at, b.ended_at
  from unit_binding b
  join unit u on u.community_id = b.community_id and u.id = b.unit_id
  join building g on g.community_id = u.community_id and g.id = u.building_id
  where b.community_id = $1 and b.person_id = $2 order by b.bound_at`;

/** Wherever she lives, lived, asked to be bound, or held an office. */
export async function communitiesOf(reading: Reading, personId: string): Promise<number[]> {
  const rows = await reading.runGlobal((tx) =>
    tx.query<{ id: number }[]>('select communities_of_person($1) as id', [personId]),
  );
  return rows.map(({ id }) => id);
}

export async function placeOf(
  tx: EntityManager,
  communityId: number,
  personId: string,
): Promise<PersonPlace> {
  const [community] = await tx.query<{ name: string }[]>(
    'select name from community where id = $1',
    [communityId],
  );
  const rows = await tx.query<HomeRow[]>(HOMES, [communityId, personId]);
  const homes = rows.map((row) => ({
    unitId: row.unit_id,
    label: unitLabelOf(row.building, row.door),
    boundAt: row.bound_at,
    endedAt: row.ended_at,
  }));
  return { communityId, name: community?.name ?? '', homes };
}
