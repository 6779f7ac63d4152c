import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '../platform/clock';
import { Reading } from '../platform/database/reading';
import { Authority, type CommunityMembership } from '../platform/http/authority';
import type { CallerInfo } from '../platform/http/caller';
import type { Day } from '../shared/day';
import { isInForce } from './authority.rules';
import { unitLabelOf } from './places.rules';
import { type TermBounds, termHolds, termIsOver } from './trustee-term.rules';
import {
  type ActingGrant,
  grantFor,
  isRight,
  type Memberships,
  needsSecondFactor,
  type Party,
  type Post,
  postNames,
  rightsOf,
} from './rights.rules';

interface GrantOfPerson {
  community_id: number;
  community_name: string;
  grant_id: string;
  party: Party;
  post: Post;
  starts_on: Day;
  ends_on: Day | null;
  ended_on: Day | null;
  /** Of the firm's people: which firm, and its term, moments as JSON has them. */
  firm: string | null;
  term_starts_at: string | null;
  term_ends_at: string | null;
  term_withdrawn_at: string | null;
}

interface BindingOfPerson {
  community_id: number;
  community_name: string;
  binding_id: string;
  unit_id: string;
  relation: string;
}

interface Places {
  grants: GrantOfPerson[];
  /** Posts of firms whose term is over. */
  former: GrantOfPerson[];
  bindings: BindingOfPerson[];
}

type BoundUnit = CommunityMembership['units'][number];

/** Answers the guard's questions from posts, homes and the rights matrix; nothing of it is cached. */
@Injectable()
export class AuthorityService extends Authority {
  constructor(
    private readonly reading: Reading,
    private readonly clock: Clock,
  ) {
    super();
  }

  override async membershipsOf(tx: EntityManager, personId: string): Promise<Memberships> {
    const { grants, former, bindings } = await this.placesOf(tx, personId);
    return {
      former: former.map(formerOf),
      grants: grants.map((grant) => ({
        communityId: grant.community_id,
        grantId: grant.grant_id,
        party: grant.party,
        post: grant.post,
      })),
      bindings: bindings.map((binding) => ({
        communityId: binding.community_id,
        bindingId: binding.binding_id,
        unitId: binding.unit_id,
        relation: binding.relation,
      })),
    };
  }

  override async communitiesOf(caller: CallerInfo): Promise<CommunityMembership[]> {
    const { grants, bindings } = await this.reading.runGlobal((tx) =>
      this.placesOf(tx, caller.personId),
    );
    const names = new Map(
      [...grants, ...bindings].map((place) => [place.community_id, place.community_name]),
    );
    const communities: CommunityMembership[] = [];
    for (const [id, name] of [...names].sort(([a], [b]) => a - b)) {
      const here = grants.filter((grant) => grant.community_id === id);
      const homes = bindings.filter((binding) => binding.community_id === id);
      communities.push({
        id,
        name,
        posts: here.map(postOf),
        units: await this.unitsOf(id, homes),
        rights: rightsOf([
          ...here.map(({ post }) => post),
          ...(homes.length > 0 ? ['resident' as const] : []),
        ]),
      });
    }
    return communities;
  }

  override actingGrant(caller: CallerInfo, communityId: number, right: string): ActingGrant {
    if (!isRight(right)) throw new Error(`no such right: ${right} (see rights.rules.ts)`);
    return grantFor(caller, communityId, right);
  }

  override needsSecondFactor({ grants }: Memberships): boolean {
    return needsSecondFactor(grants.map(({ post }) => post));
  }

  private async placesOf(tx: EntityManager, personId: string): Promise<Places> {
    const [places] = await tx.query<Omit<Places, 'former'>[]>(
      `select
         (select coalesce(json_agg(g), '[]') from grants_of_person($1) g) as grants,
         (select coalesce(json_agg(b), '[]') from bindings_of_person($1) b) as bindings`,
      [personId],
    );
    const [now, today] = [this.clock.now(), this.clock.today()];
    const inForce = ({ starts_on, ends_on, ended_on }: GrantOfPerson) =>
      isInForce({ startsOn: starts_on, endsOn: ends_on, endedOn: ended_on }, today);
    const grants = places?.grants.filter(inForce) ?? [];
    return {
      grants: grants.filter((grant) => termHolds(termOf(grant), now)),
      former: grants.filter((grant) => termIsOver(termOf(grant), now)),
      bindings: places?.bindings ?? [],
    };
  }

  private async unitsOf(communityId: number, homes: BindingOfPerson[]): Promise<BoundUnit[]> {
    if (homes.length === 0) return [];
    const rows = await this.reading.run(communityId, (tx) =>
      tx.query<{ id: string; building: string; door: string }[]>(
        `select u.id, b.name as building, u.door
         from unit u join building b on b.community_id = u.community_id and b.id = u.building_id
         where u.community_id = $1 and u.id = any ($2)
         order by b.sort_order, b.name, u.door`,
        [communityId, homes.map((home) => home.unit_id)],
      ),
    );
    const relations = new Map(homes.map((home) => [home.unit_id, home.relation]));
    return rows.map(({ id, building, door }) => ({
      id,
      label: unitLabelOf(building, door),
      relation: relations.get(id) ?? 'owner',
    }));
  }
}

function postOf(grant: GrantOfPerson): CommunityMembership['posts'][number] {
  return {
    post: grant.post,
    postName: postNames[grant.post],
    party: grant.party,
    startsOn: grant.starts_on,
    endsOn: earlier(grant.ends_on, grant.ended_on),
  };
}

/** A post that is no firm's has a term without bounds. */
function termOf(grant: GrantOfPerson): TermBounds {
  const at = (text: string | null) => (text === null ? null : new Date(text));
  return {
    startsAt: at(grant.term_starts_at),
    endsAt: at(grant.term_ends_at),
    withdrawnAt: at(grant.term_withdrawn_at),
  };
}

function formerOf({ community_id: communityId, firm, term_ends_at: at }: GrantOfPerson) {
  return { communityId, firm: firm ?? '', endedAt: new Date(at ?? 0) };
}

function earlier(a: Day | null, b: Day | null): Day | null {
  if (a === null || b === null) return a ?? b;
  return a < b ? a : b;
}
