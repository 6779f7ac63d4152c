import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { postNames } from '../community/rights.rules';
import { Clock } from '../platform/clock';
import { Reading } from '../platform/database/reading';
import type { Post } from '../shared/posts';
import { type Duty, dutiesOf } from './erasure.rules';
import { communitiesOf } from './person-places';

const POSTS = `
  select post from role_grant where community_id = $1 and person_id = $2
    and $3::date <= coalesce(ends_on, 'infinity') and $3::date < coalesce(ended_on, 'infinity')
  order by post`;

const OPEN_VOTES = `
  select distinct r.title from ballot b
  join resolution r on r.community_id = b.community_id and r.id = b.resolution_id and r.state = 'announced'
  where b.community_id = $1 and b.cast_by = $2`;

const OPEN_PAYMENTS = `
  select count(*)::int as count from online_payment p
  where p.community_id = $1 and p.ordered_by = $2 and p.closed_at is null and p.expires_at > $3
    and not exists (select from online_receipt r
      where r.community_id = p.community_id and r.payment_id = p.id)`;

/** What somebody owes a community before she may be forgotten. */
@Injectable()
export class DutiesQueries {
  constructor(
    private readonly reading: Reading,
    private readonly clock: Clock,
  ) {}

  async of(personId: string): Promise<Duty[]> {
    const duties: Duty[] = [];
    for (const communityId of await communitiesOf(this.reading, personId)) {
      duties.push(
        ...(await this.reading.run(communityId, (tx) => this.within(tx, communityId, personId))),
      );
    }
    return duties;
  }

  private async within(tx: EntityManager, communityId: number, personId: string): Promise<Duty[]> {
    const of = [communityId, personId];
    const [community] = await tx.query<{ name: string }[]>(
      'select name from community where id = $1',
      [communityId],
    );
    const posts = await tx.query<{ post: Post }[]>(POSTS, [...of, this.clock.today()]);
    const votes = await tx.query<{ title: string }[]>(OPEN_VOTES, of);
    const [payments] = await tx.query<{ count: number }[]>(OPEN_PAYMENTS, [
      ...of,
      this.clock.now(),
    ]);
    return dutiesOf({
      communityName: community?.name ?? '',
      posts: posts.map(({ post }) => postNames[post]),
      openVotes: votes.map(({ title }) => title),
      openPayments: payments?.count ?? 0,
    });
  }
}
