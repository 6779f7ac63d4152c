import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '../platform/clock';
import { Reading } from '../platform/database/reading';
import type { Day } from '../shared/day';
import { communityErrors } from './community.errors';
import type { Party, Post } from './rights.rules';

export interface CommunityFacts {
  id: number;
  name: string;
  address: string;
  trustorName: string;
  trusteeName: string;
  booksStartOn: Day;
  officePhone: string;
  /** `households` counts homes (住宅); areas in m², two decimals, as text. */
  units: { count: number; households: number; area: string; billingArea: string };
}

export interface PostHeld {
  grantId: string;
  personName: string;
  post: Post;
  party: Party;
  startsOn: Day;
  endsOn: Day | null;
  resolutionRef: string;
}

/** What everyone who belongs to the community may know of it. */
@Injectable()
export class CommunityQueries {
  constructor(
    private readonly reading: Reading,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError notFound `community.unknown` */
  async facts(communityId: number): Promise<CommunityFacts> {
    const [row] = await this.reading.run(communityId, (tx) =>
      tx.query<CommunityFacts[]>(factsSql, [communityId, this.clock.now()]),
    );
    if (!row) throw communityErrors.unknown();
    return row;
  }

  /** Posts in force and posts to come; a post whose term is over or that was taken away is not shown. */
  listPosts(communityId: number): Promise<PostHeld[]> {
    return this.reading.run(communityId, (tx) =>
      tx.query<PostHeld[]>(postsSql, [communityId, this.clock.today(), this.clock.now()]),
    );
  }
}

/** Who held which post at the end of a day, within a reading that already stands. */
export async function postsHeldOn(
  tx: EntityManager,
  communityId: number,
  on: Day,
): Promise<PostHeld[]> {
  const evening = new Date(`${on}T23:59:59+08:00`);
  const held = await tx.query<PostHeld[]>(postsSql, [communityId, on, evening]);
  return held.filter(({ startsOn }) => startsOn <= on);
}

const factsSql = `
  select c.id, c.name, c.address, c.trustor_name as "trustorName",
         trustee_on(c.id, $2) as "trusteeName",
         c.books_start_on as "booksStartOn", c.office_phone as "officePhone",
         (select jsonb_build_object('count', count(*),
                   'households', count(*) filter (where u.kind = 'residential'),
                   'area', coalesce(sum(u.registered_area) filter (where u.kind <> 'parking'), 0.00)::text,
                   'billingArea', coalesce(sum(u.billing_area) filter (where u.kind <> 'parking'), 0.00)::text)
          from unit u where u.community_id = $1) as units
  from community c where c.id = $1`;

const postsSql = `
  select g.id as "grantId", p.name as "personName", g.post, g.party, g.starts_on as "startsOn",
         least(g.ends_on, g.ended_on - 1,
           ((t.ends_at - interval '1 second') at time zone 'Asia/Shanghai')::date) as "endsOn", g.resolution_ref as "resolutionRef"
  from role_grant g join person p on p.id = g.person_id
  left join trustee_term t on t.community_id = g.community_id and t.no = g.trustee_term
  where g.community_id = $1 and t.withdrawn_at is null and coalesce(t.ends_at, 'infinity') > $3 and (g.ends_on is null or g.ends_on >= $2)
    and (g.ended_on is null or (g.ended_on > $2 and g.ended_on > g.starts_on))
  order by array_position(array['chair', 'member', 'finance-member', 'manager', 'clerk', 'accountant',
      'reviewer', 'cashier', 'protector', 'residents-committee', 'subdistrict', 'auditor'], g.post),
    g.starts_on, g.id`;
