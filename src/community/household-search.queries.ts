import { Injectable } from '@nestjs/common';
import { Reading } from '../platform/database/reading';
import { rankOfHousehold } from './household-search.rules';
import { unitLabelOf } from './places.rules';
import type { UnitKind } from './places.rules';

/** A household as whoever collects finds it; names in full: the view masks them. */
export interface FoundHousehold {
  readonly unitId: string;
  readonly label: string;
  readonly kind: UnitKind;
  readonly people: readonly { readonly name: string; readonly phoneTail: string | null }[];
}

interface HouseholdRecord {
  id: string;
  building: string;
  door: string;
  kind: UnitKind;
  people: { name: string; phoneTail: string | null }[];
}

const SHOWN = 8;

const HOUSEHOLDS = `
  select u.id, b.name as building, u.door, u.kind,
    coalesce(jsonb_agg(jsonb_build_object('name', p.name, 'phoneTail', p.phone_tail)
      order by p.relation, p.id) filter (where p.id is not null), '[]') as people
  from unit u
  join building b on b.community_id = u.community_id and b.id = u.building_id
  left join unit_party p on p.community_id = $1 and p.unit_id = u.id and p.ends_on is null
  where u.community_id = $1
  group by u.id, b.name, b.sort_order, u.door, u.kind
  order by b.sort_order, length(u.door), u.door, u.id`;

/**
 * The search at the counter. It reads the whole roll of the community (some thousand rows) and judges
 * by a rule: pinyin and the many ways to say a room are nothing an index answers.
 */
@Injectable()
export class HouseholdSearch {
  constructor(private readonly reading: Reading) {}

  /** The eight best answers, in the order of buildings and doors among equals. */
  find(communityId: number, typed: string): Promise<FoundHousehold[]> {
    return this.reading.run(communityId, async (tx) => {
      const rows = await tx.query<HouseholdRecord[]>(HOUSEHOLDS, [communityId]);
      return rows
        .flatMap((row) => {
          const rank = rankOfHousehold(typed, row);
          return rank === null ? [] : [{ row, rank }];
        })
        .sort((one, other) => one.rank - other.rank)
        .slice(0, SHOWN)
        .map(({ row }) => foundOf(row));
    });
  }
}

const foundOf = ({ id, building, door, kind, people }: HouseholdRecord): FoundHousehold => ({
  unitId: id,
  label: unitLabelOf(building, door),
  kind,
  people,
});
