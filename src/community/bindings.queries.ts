import { Injectable } from '@nestjs/common';
import { Reading } from '../platform/database/reading';
import type { ConfirmingParty, RequestState } from './binding.entity';
import type { BindingRelation } from './places.rules';

export interface ListedRequest {
  id: string;
  unitId: string;
  unitLabel: string;
  relation: BindingRelation;
  claimedName: string;
  note: string;
  state: RequestState;
  requestedAt: Date;
  decidedByName: string | null;
  decidedParty: ConfirmingParty | null;
  decidedAt: Date | null;
  reason: string | null;
  /** Whether the roll names somebody so for this unit: says what to look at, decides nothing. */
  nameInRoll: boolean;
}

export interface LoggedBinding {
  bindingId: string;
  unitLabel: string;
  personName: string;
  relation: BindingRelation;
  boundVia: 'invite' | 'request';
  confirmedByName: string;
  confirmedParty: ConfirmingParty;
  boundAt: Date;
  endedAt: Date | null;
  endedByName: string | null;
  endReason: string | null;
}

export interface OwnUnit {
  bindingId: string;
  unitId: string;
  label: string;
  relation: BindingRelation;
  registeredArea: string;
  billingArea: string;
  boundAt: Date;
}

export interface RequestsWanted {
  state?: RequestState;
  personId?: string;
  /** The id on which the page before ended. */
  after: string | null;
  limit: number;
}

/** Who is bound to what, who asked to be, and who let them. */
@Injectable()
export class BindingsQueries {
  constructor(private readonly reading: Reading) {}

  /** Newest first; one more row than asked for when there are more. */
  listRequests(communityId: number, wanted: RequestsWanted): Promise<ListedRequest[]> {
    const { state, personId, after, limit } = wanted;
    return this.reading.run(communityId, (tx) =>
      tx.query<ListedRequest[]>(requestsSql, [
        communityId,
        state ?? null,
        personId ?? null,
        after,
        limit + 1,
      ]),
    );
  }

  /** Every binding there ever was, newest first. */
  listLog(
    communityId: number,
    { after, limit }: Pick<RequestsWanted, 'after' | 'limit'>,
  ): Promise<LoggedBinding[]> {
    return this.reading.run(communityId, (tx) =>
      tx.query<LoggedBinding[]>(logSql, [communityId, after, limit + 1]),
    );
  }

  /** A person's own homes, nobody else's. */
  listOwnUnits(communityId: number, personId: string): Promise<OwnUnit[]> {
    return this.reading.run(communityId, (tx) =>
      tx.query<OwnUnit[]>(ownUnitsSql, [communityId, personId]),
    );
  }
}

// Ids are time-ordered (UUIDv7), so that they sort and page by themselves.
const requestsSql = `
  select r.id, r.unit_id as "unitId", b.name || u.door as "unitLabel", r.relation,
         r.claimed_name as "claimedName", r.note, r.state, r.requested_at as "requestedAt",
         d.name as "decidedByName", r.decided_party as "decidedParty", r.decided_at as "decidedAt",
         r.reason,
         exists (select 1 from unit_party p where p.community_id = $1 and p.unit_id = r.unit_id
                   and p.ends_on is null and p.name = r.claimed_name) as "nameInRoll"
  from binding_request r
  join unit u on u.community_id = r.community_id and u.id = r.unit_id
  join building b on b.community_id = u.community_id and b.id = u.building_id
  left join person d on d.id = r.decided_by
  where r.community_id = $1 and ($2::text is null or r.state = $2)
    and ($3::uuid is null or r.person_id = $3) and ($4::uuid is null or r.id < $4)
  order by r.id desc limit $5`;

const logSql = `
  select g.id as "bindingId", b.name || u.door as "unitLabel", who.name as "personName", g.relation,
         g.bound_via as "boundVia", c.name as "confirmedByName", g.confirmed_party as "confirmedParty",
         g.bound_at as "boundAt", g.ended_at as "endedAt", e.name as "endedByName",
         g.end_reason as "endReason"
  from unit_binding g
  join unit u on u.community_id = g.community_id and u.id = g.unit_id
  join building b on b.community_id = u.community_id and b.id = u.building_id
  join person who on who.id = g.person_id
  join person c on c.id = g.confirmed_by
  left join person e on e.id = g.ended_by
  where g.community_id = $1 and ($2::uuid is null or g.id < $2)
  order by g.id desc limit $3`;

const ownUnitsSql = `
  select g.id as "bindingId", u.id as "unitId", b.name || u.door as label, g.relation,
         u.registered_area as "registeredArea", u.billing_area as "billingArea",
         g.bound_at as "boundAt"
  from unit_binding g
  join unit u on u.community_id = g.community_id and u.id = g.unit_id
  join building b on b.community_id = u.community_id and b.id = u.building_id
  where g.community_id = $1 and g.person_id = $2 and g.ended_at is null
  order by b.sort_order, u.door`;
