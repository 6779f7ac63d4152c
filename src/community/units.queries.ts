import { Injectable } from '@nestjs/common';
import { Reading } from '../platform/database/reading';
import type { Holding, PartyRelation, UnitKind } from './places.rules';
import { halfWidth } from './contact.rules';

export interface BuildingFacts {
  id: string;
  name: string;
  unitCount: number;
  /** Registered, m², two decimals. */
  area: string;
}

/** Building's place, length of the door, door, id: the order of the list. */
export type UnitSortKey = readonly [number, number, string, string];

export interface ListedUnit {
  id: string;
  building: string;
  door: string;
  kind: UnitKind;
  registeredArea: string;
  billingArea: string;
  holding: Holding;
  handedOverOn: string | null;
  /** Names in full: the view masks them. */
  parties: { relation: PartyRelation; name: string; phoneTail: string | null }[];
  sortKey: UnitSortKey;
}

export interface UnitsWanted {
  building?: string;
  /** Part of a label ("3栋2单元"), or of a name where names may be read. */
  text?: string;
  byName: boolean;
  after: UnitSortKey | null;
  limit: number;
}

/** Buildings, units and who the roll names for them. */
@Injectable()
export class UnitsQueries {
  constructor(private readonly reading: Reading) {}

  listBuildings(communityId: number): Promise<BuildingFacts[]> {
    return this.reading.run(communityId, (tx) =>
      tx.query<BuildingFacts[]>(
        `select b.id, b.name, count(u.id)::int as "unitCount",
                coalesce(sum(u.registered_area), 0.00)::text as area
         from building b
         left join unit u on u.community_id = b.community_id and u.building_id = b.id
         where b.community_id = $1 group by b.id, b.name, b.sort_order order by b.sort_order, b.id`,
        [communityId],
      ),
    );
  }

  /** In the order of buildings and doors; one more row than asked for when there are more. */
  listUnits(communityId: number, wanted: UnitsWanted): Promise<ListedUnit[]> {
    const { building, text, byName, after, limit } = wanted;
    const [place, length, door, id] = after ?? [null, null, null, null];
    return this.reading.run(communityId, (tx) =>
      tx.query<ListedUnit[]>(unitsSql, [
        communityId,
        building || null,
        text ? `%${escaped(halfWidth(text))}%` : null,
        byName,
        place,
        length,
        door,
        id,
        limit + 1,
      ]),
    );
  }
}

/** `%` and `_` are letters here, not patterns. */
function escaped(text: string): string {
  return text.replaceAll(/[\\%_]/g, String.raw`\$&`);
}

// 2单元301 comes before 10单元101 by its length: doors of one building are written alike.
const unitsSql = `
  select u.id, b.name as building, u.door, u.kind, u.registered_area as "registeredArea",
         u.billing_area as "billingArea", u.holding, u.handed_over_on as "handedOverOn",
         coalesce((select jsonb_agg(jsonb_build_object('relation', p.relation, 'name', p.name,
                            'phoneTail', p.phone_tail) order by p.relation, p.id)
                   from unit_party p where p.community_id = $1 and p.unit_id = u.id
                     and p.ends_on is null), '[]') as parties,
         jsonb_build_array(b.sort_order, length(u.door), u.door, u.id) as "sortKey"
  from unit u join building b on b.community_id = u.community_id and b.id = u.building_id
  where u.community_id = $1
    and ($2::text is null or b.name = $2 or b.id::text = $2)
    and ($3::text is null or b.name || u.door ilike $3 or ($4 and exists (
          select 1 from unit_party p where p.community_id = $1 and p.unit_id = u.id
            and p.ends_on is null and p.name ilike $3)))
    and ($5::int is null
      or (b.sort_order, length(u.door), u.door, u.id) > ($5::int, $6::int, $7::text, $8::uuid))
  order by b.sort_order, length(u.door), u.door, u.id
  limit $9`;
