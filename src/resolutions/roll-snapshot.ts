import type { EntityManager } from 'typeorm';
import type { Day } from '../shared/day';
import { newId } from '../shared/ids';
import { areaText, hundredths } from './area.rules';
import { resolutionErrors } from './resolutions.errors';
import { headsOf, type RollOwner, type RollUnit } from './voters.rules';

/** What the notice says of the roll. */
export interface RollTaken {
  readonly units: number;
  readonly heads: number;
  /** ㎡, two decimals. */
  readonly area: string;
}

/** Homes, with who owns them on the day; a home that is handed over later is still the developer's. */
const ROLL = `
  select u.id as unit_id, u.registered_area as area,
    u.holding = 'developer' or coalesce(u.handed_over_on > $2::date, false) as is_developers,
    coalesce((select jsonb_agg(jsonb_build_object('name', p.name, 'phoneHash', p.phone_hash))
      from unit_party p
      where p.community_id = u.community_id and p.unit_id = u.id and p.relation = 'owner'
        and p.starts_on <= $2::date and coalesce(p.ends_on >= $2::date, true)), '[]') as owners
  from unit u
  where u.community_id = $1 and ($3 or u.kind in ('residential', 'commercial')) order by u.id`;

const RIGHTS = `
  insert into voting_right (community_id, resolution_id, voter_id, kind, identity, owners, units, area)
  select $1, $2, h.* from unnest($3::uuid[], $4::text[], $5::text[], $6::integer[], $7::integer[],
    $8::numeric[]) as h`;

const UNITS = `
  insert into voting_right_unit (community_id, resolution_id, unit_id, voter_id, area)
  select $1, $2, u.* from unnest($3::uuid[], $4::uuid[], $5::numeric[]) as u`;

interface RollRecord {
  unit_id: string;
  area: string;
  is_developers: boolean;
  owners: RollOwner[];
}

/**
 * 名册快照: writes down who may vote with which area, as the roll is on the day of the notice. Later sales and
 * corrections do not touch it. Spaces and store rooms carry a vote only where the rules of procedure say so.
 * @throws DomainError conflict `resolution.roll-empty`.
 */
export async function takeRoll(
  tx: EntityManager,
  communityId: number,
  { resolutionId, on, countsSpaces }: { resolutionId: string; on: Day; countsSpaces: boolean },
): Promise<RollTaken> {
  const rows = await tx.query<RollRecord[]>(ROLL, [communityId, on, countsSpaces]);
  if (rows.length === 0) throw resolutionErrors.rollEmpty();
  const heads = headsOf(rows.map(unitFrom)).map((head) => ({ ...head, voterId: newId() }));
  await tx.query(RIGHTS, [
    communityId,
    resolutionId,
    heads.map(({ voterId }) => voterId),
    heads.map(({ kind }) => kind),
    heads.map(({ identity }) => identity),
    heads.map(({ owners }) => owners),
    heads.map(({ units }) => units.length),
    heads.map(({ area }) => areaText(area)),
  ]);
  const units = heads.flatMap(({ voterId, units: held }) =>
    held.map((unit) => ({ ...unit, voterId })),
  );
  await tx.query(UNITS, [
    communityId,
    resolutionId,
    units.map(({ unitId }) => unitId),
    units.map(({ voterId }) => voterId),
    units.map(({ area }) => areaText(area)),
  ]);
  const area = heads.reduce((sum, head) => sum + head.area, 0);
  return { units: rows.length, heads: heads.length, area: areaText(area) };
}

function unitFrom(row: RollRecord): RollUnit {
  return {
    unitId: row.unit_id,
    area: hundredths(row.area),
    isDevelopers: row.is_developers,
    owners: row.owners,
  };
}
