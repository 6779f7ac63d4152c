import type { EntityManager } from 'typeorm';

/** A right on the roll that a person may use: her own, or one she was given a proxy for. */
export interface RightHeld {
  readonly voterId: string;
  /** Text with two decimals, ㎡. */
  readonly area: string;
  readonly unitLabels: readonly string[];
  /** Of a right she holds as proxy. */
  readonly proxyId: string | null;
  /** Of her own right: to whom it was given. */
  readonly given: { readonly id: string; readonly holderName: string } | null;
}

/** Who asks: her person, and the homes she is bound to as owner. A tenant's or a relative's do not count. */
export interface Voter {
  readonly personId: string;
  readonly unitIds: readonly string[];
}

interface HeldRecord {
  voter_id: string;
  area: string;
  labels: string[];
  proxy_id: string | null;
  given_id: string | null;
  given_name: string | null;
}

const HELD = `
  select r.voter_id, r.area, h.proxy_id, g.id as given_id, g.holder_name as given_name,
    (select array_agg(b.name || u.door order by b.sort_order, b.name, u.door)
     from voting_right_unit v
     join unit u on u.community_id = v.community_id and u.id = v.unit_id
     join building b on b.community_id = u.community_id and b.id = u.building_id
     where v.community_id = r.community_id and v.resolution_id = r.resolution_id
       and v.voter_id = r.voter_id) as labels
  from (
    select v.voter_id, null::uuid as proxy_id from voting_right_unit v
    where v.community_id = $1 and v.resolution_id = $2 and v.unit_id = any($3::uuid[])
    union
    select p.voter_id, p.id from proxy p
    join person me on me.id = $4 and me.phone_hash = p.holder_hash
    where p.community_id = $1 and p.resolution_id = $2 and p.revoked_at is null
  ) h
  join voting_right r on r.community_id = $1 and r.resolution_id = $2 and r.voter_id = h.voter_id
  left join proxy g on g.community_id = $1 and g.resolution_id = $2 and g.voter_id = r.voter_id
    and g.revoked_at is null and h.proxy_id is null
  order by h.proxy_id is not null, r.area desc, r.voter_id`;

/** Her own rights first, the largest of them at the top. Through the transaction given. */
export async function rightsHeld(
  tx: EntityManager,
  communityId: number,
  { resolutionId, voter }: { resolutionId: string; voter: Voter },
): Promise<RightHeld[]> {
  const rows = await tx.query<HeldRecord[]>(HELD, [
    communityId,
    resolutionId,
    voter.unitIds,
    voter.personId,
  ]);
  return rows.map((row) => ({
    voterId: row.voter_id,
    area: row.area,
    unitLabels: row.labels,
    proxyId: row.proxy_id,
    given: row.given_id === null ? null : { id: row.given_id, holderName: row.given_name ?? '' },
  }));
}
