import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Day } from '../shared/day';
import { newId } from '../shared/ids';
import type { KeptUnit } from './roll-diff.rules';
import type { StagedUnit } from './roll-import.entity';

/** Writes units and people by the thousand: one statement for each table, whatever the number of rows. */
@Injectable()
export class RollWriter {
  /** One import at a time: two at once would each add the same people. */
  async lockRoll(tx: EntityManager, communityId: number): Promise<void> {
    await tx.query('select 1 from community where id = $1 for no key update', [communityId]);
  }

  /** Every unit with the people named for it now. */
  async currentRoll(tx: EntityManager, communityId: number): Promise<KeptUnit[]> {
    return tx.query<KeptUnit[]>(
      `select b.name as building, u.door, u.kind, u.registered_area as "registeredArea",
              u.billing_area as "billingArea", u.holding, u.handed_over_on as "handedOverOn",
              coalesce(p.parties, '[]') as parties
       from unit u
       join building b on b.community_id = u.community_id and b.id = u.building_id
       left join (
         select unit_id, jsonb_agg(jsonb_build_object('name', name, 'relation', relation,
                  'phoneTail', phone_tail, 'phoneHash', phone_hash)) as parties
         from unit_party where community_id = $1 and ends_on is null group by unit_id
       ) p on p.unit_id = u.id
       where u.community_id = $1`,
      [communityId],
    );
  }

  /** Adds and corrects; `today` is since when people are known who have no day of handover. */
  async write(
    tx: EntityManager,
    communityId: number,
    units: readonly StagedUnit[],
    today: Day,
  ): Promise<void> {
    await this.writeBuildings(tx, communityId, units);
    await this.writeUnits(tx, communityId, units);
    await this.writeParties(tx, communityId, partiesOf(units, today));
  }

  private async writeBuildings(
    tx: EntityManager,
    communityId: number,
    units: readonly StagedUnit[],
  ): Promise<void> {
    const names = [...new Set(units.map(({ building }) => building))];
    await tx.query(
      `insert into building (community_id, id, name, sort_order)
       select $1, n.id, n.name, known.last + n.place
       from unnest($2::uuid[], $3::text[]) with ordinality as n (id, name, place),
            (select coalesce(max(sort_order), 0) as last from building where community_id = $1) known
       on conflict (community_id, name) do nothing`,
      [communityId, names.map(() => newId()), names],
    );
  }

  private async writeUnits(
    tx: EntityManager,
    communityId: number,
    units: readonly StagedUnit[],
  ): Promise<void> {
    const columns = [
      units.map(() => newId()),
      units.map(({ building }) => building),
      units.map(({ door }) => door),
      units.map(({ kind }) => kind),
      units.map(({ registeredArea }) => registeredArea),
      units.map(({ billingArea }) => billingArea),
      units.map(({ holding }) => holding),
      units.map(({ handedOverOn }) => handedOverOn),
    ];
    await tx.query(writeUnitsSql, [communityId, ...columns]);
  }

  private async writeParties(
    tx: EntityManager,
    communityId: number,
    parties: readonly NamedParty[],
  ): Promise<void> {
    const columns = [
      parties.map(() => newId()),
      parties.map(({ building }) => building),
      parties.map(({ door }) => door),
      parties.map(({ relation }) => relation),
      parties.map(({ name }) => name),
      parties.map(({ phoneSealed }) => phoneSealed),
      parties.map(({ phoneTail }) => phoneTail),
      parties.map(({ phoneHash }) => phoneHash),
      parties.map(({ startsOn }) => startsOn),
    ];
    await tx.query(writePartiesSql, [communityId, ...columns]);
  }
}

type NamedParty = StagedUnit['parties'][number] & { building: string; door: string; startsOn: Day };

function partiesOf(units: readonly StagedUnit[], today: Day): NamedParty[] {
  return units.flatMap(({ building, door, handedOverOn, parties }) =>
    parties.map((party) => ({
      ...party,
      building,
      door,
      // A tenant came later than the handover; since when, the file does not say.
      startsOn: party.relation === 'tenant' ? today : ((handedOverOn as Day | null) ?? today),
    })),
  );
}

const writeUnitsSql = `
  insert into unit (community_id, id, building_id, door, kind, registered_area, billing_area,
                    holding, handed_over_on)
  select $1, n.id, b.id, n.door, n.kind, n.registered_area, n.billing_area, n.holding, n.handed_over_on
  from unnest($2::uuid[], $3::text[], $4::text[], $5::text[], $6::numeric[], $7::numeric[],
              $8::text[], $9::date[])
    as n (id, building, door, kind, registered_area, billing_area, holding, handed_over_on)
  join building b on b.community_id = $1 and b.name = n.building
  on conflict (community_id, building_id, door) do update set
    kind = excluded.kind, registered_area = excluded.registered_area,
    billing_area = excluded.billing_area, holding = excluded.holding,
    handed_over_on = coalesce(excluded.handed_over_on, unit.handed_over_on)
  where (unit.kind, unit.registered_area, unit.billing_area, unit.holding, unit.handed_over_on)
    is distinct from (excluded.kind, excluded.registered_area, excluded.billing_area, excluded.holding,
                      coalesce(excluded.handed_over_on, unit.handed_over_on))`;

/** New people are added; of known ones only a new telephone number is taken over. */
const writePartiesSql = `
  with named as (
    select n.*, u.id as unit_id
    from unnest($2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[],
                $9::text[], $10::date[])
      as n (id, building, door, relation, name, phone_sealed, phone_tail, phone_hash, starts_on)
    join building b on b.community_id = $1 and b.name = n.building
    join unit u on u.community_id = $1 and u.building_id = b.id and u.door = n.door
  ), corrected as (
    update unit_party p
    set phone_sealed = n.phone_sealed, phone_tail = n.phone_tail, phone_hash = n.phone_hash
    from named n
    where p.community_id = $1 and p.unit_id = n.unit_id and p.name = n.name
      and p.relation = n.relation and p.ends_on is null
      and n.phone_hash is not null and p.phone_hash is distinct from n.phone_hash
  )
  insert into unit_party (community_id, id, unit_id, relation, name, phone_sealed, phone_tail,
                          phone_hash, starts_on)
  select $1, n.id, n.unit_id, n.relation, n.name, n.phone_sealed, n.phone_tail, n.phone_hash, n.starts_on
  from named n
  where not exists (
    select 1 from unit_party p
    where p.community_id = $1 and p.unit_id = n.unit_id and p.name = n.name
      and p.relation = n.relation and p.ends_on is null)`;
