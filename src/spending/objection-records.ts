import type { EntityManager } from 'typeorm';
import { day } from '../shared/day';
import { contractVersions } from '../trust-contract/contract-in-force';
import { type ObjectionTerms, objectionTermsOf } from '../trust-contract/open-budget-terms.rules';
import type { SpendingRequestRow } from './spending.entities';
import type { SpendingFreezeRow } from './objections.entities';
import type { Objected, ObjectionWeight } from './objections.rules';

/** A home that may speak. */
export interface Home {
  unitId: string;
  /** Registered area, m² as text. */
  area: string;
}

type InVersion = Pick<SpendingRequestRow, 'communityId' | 'id' | 'version'>;

const keyOf = ({ communityId, id, version }: InVersion) => [communityId, id, version];

/** The objection terms the request was submitted under; null: its contract knows no window. */
export async function objectionTermsFor(
  tx: EntityManager,
  { communityId, contractVersion }: Pick<SpendingRequestRow, 'communityId' | 'contractVersion'>,
): Promise<ObjectionTerms | null> {
  const versions = await contractVersions(tx, communityId);
  const agreed = versions.find(({ version }) => version === contractVersion);
  return agreed ? objectionTermsOf(agreed.terms) : null;
}

/** A request with its freezes in order, as the rules look at it. */
export function objectedOf(
  { objectionEndsOn, state }: Pick<SpendingRequestRow, 'objectionEndsOn' | 'state'>,
  freezes: readonly Pick<SpendingFreezeRow, 'outcome' | 'resolutionId'>[],
): Objected {
  return {
    objectionEndsOn: objectionEndsOn === null ? null : day(objectionEndsOn),
    requestState: state,
    freezes: freezes.map(({ outcome, resolutionId }) => ({
      outcome,
      byOwners: resolutionId !== null,
    })),
  };
}

/** The homes a person is bound to, less those for which somebody has spoken on this version already. */
export async function homesToSpeak(
  tx: EntityManager,
  request: InVersion,
  personId: string,
): Promise<{ own: number; free: Home[] }> {
  const homes = await tx.query<(Home & { spoken: boolean })[]>(HOMES, [
    ...keyOf(request),
    personId,
  ]);
  return { own: homes.length, free: homes.filter(({ spoken }) => !spoken) };
}

const HOMES = `
  select u.id as "unitId", u.registered_area::text as area, exists (
    select from spending_objection_unit s
    join spending_objection o on o.community_id = s.community_id and o.request_id = s.request_id
      and o.version = s.version and o.turn = s.turn
    where s.community_id = $1 and s.request_id = $2 and s.version = $3 and s.unit_id = u.id
      and o.withdrawn_at is null) as spoken
  from unit u
  where u.community_id = $1 and exists (select from unit_binding b where b.community_id = $1
    and b.unit_id = u.id and b.person_id = $4 and b.ended_at is null)
  order by u.id`;

/** What stands against one payment, less what an earlier freeze disposed of. */
export interface StandingWeight extends ObjectionWeight {
  /** Of the newest objection, withdrawn or not; 0: none was ever raised. */
  turn: number;
}

/** As {@link weightsOf}, of one request. */
export async function weightOf(
  tx: EntityManager,
  { communityId, id }: Pick<InVersion, 'communityId' | 'id'>,
): Promise<StandingWeight> {
  const weight = (await weightsOf(tx, communityId, [id])).get(id);
  if (!weight) throw new Error('a request without a weight');
  return weight;
}

/** By request, of its current version. */
export async function weightsOf(
  tx: EntityManager,
  communityId: number,
  ids: readonly string[],
): Promise<Map<string, StandingWeight>> {
  const rows = await tx.query<(StandingWeight & { id: string })[]>(WEIGHTS, [communityId, ids]);
  return new Map(rows.map(({ id, ...weight }) => [id, weight]));
}

const WEIGHTS = `
  select r.id, s.households, s.area, s.turn, total.area as "totalArea"
  from spending_request r
  cross join (select coalesce(sum(registered_area), 0)::numeric(14,2)::text as area from unit
    where community_id = $1) total
  cross join lateral (select coalesce(max(f.settled_through), 0) as turn from spending_freeze f
    where f.community_id = $1 and f.request_id = r.id and f.version = r.version
      and f.outcome in ('lifted', 'refused')) settled
  cross join lateral (
    select coalesce(max(o.turn), 0)::int as turn,
      (count(*) filter (where o.withdrawn_at is null and o.turn > settled.turn))::int as households,
      coalesce(sum(home.area) filter (where o.withdrawn_at is null and o.turn > settled.turn), 0)
        ::numeric(14,2)::text as area
    from spending_objection o
    join lateral (select sum(u.area) as area from spending_objection_unit u
      where u.community_id = o.community_id and u.request_id = o.request_id
        and u.version = o.version and u.turn = o.turn) home on true
    where o.community_id = $1 and o.request_id = r.id and o.version = r.version) s
  where r.community_id = $1 and r.id = any($2::uuid[])`;

/** Those of these requests on which a person has not spoken and one of her homes has not either. */
export async function voicesLeft(
  tx: EntityManager,
  communityId: number,
  { ids, personId }: { ids: readonly string[]; personId: string },
): Promise<ReadonlySet<string>> {
  const rows = await tx.query<{ id: string }[]>(VOICES_LEFT, [communityId, ids, personId]);
  return new Set(rows.map(({ id }) => id));
}

const VOICES_LEFT = `
  select r.id from spending_request r
  where r.community_id = $1 and r.id = any($2::uuid[])
    and not exists (select from spending_objection o where o.community_id = $1 and o.request_id = r.id
      and o.version = r.version and o.person_id = $3 and o.withdrawn_at is null)
    and exists (select from unit_binding b where b.community_id = $1 and b.person_id = $3
      and b.ended_at is null and not exists (select from spending_objection_unit s
        join spending_objection o on o.community_id = s.community_id and o.request_id = s.request_id
          and o.version = s.version and o.turn = s.turn and o.withdrawn_at is null
        where s.community_id = $1 and s.request_id = r.id and s.version = r.version
          and s.unit_id = b.unit_id))`;
