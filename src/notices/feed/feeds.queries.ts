import { Injectable } from '@nestjs/common';
import { Config } from '../../platform/config';
import { Reading } from '../../platform/database/reading';
import { noticesErrors } from '../notices.errors';
import { NoticeTokens } from '../tokens';
import { IS_MEMBER } from '../wish-matches';
import { atomOf, type FeedItem } from './atom';

const ITEMS = 50;

export interface OwnFeed {
  /** Where a feed reader looks; null: none was made. */
  readonly url: string | null;
  readonly madeAt: Date | null;
}

/** Atom: what a person follows, for the feed reader of her choice. */
@Injectable()
export class FeedsQueries {
  constructor(
    private readonly reading: Reading,
    private readonly config: Config,
    private readonly tokens: NoticeTokens,
  ) {}

  mine(communityId: number, personId: string): Promise<OwnFeed> {
    return this.reading.run(communityId, async (tx) => {
      const [row] = await tx.query<{ sealed: string; madeAt: Date }[]>(
        `select token_sealed as sealed, made_at as "madeAt" from notice_feed
         where community_id = $1 and person_id = $2`,
        [communityId, personId],
      );
      if (!row) return { url: null, madeAt: null };
      return { url: this.urlOf(this.tokens.shown(row.sealed)), madeAt: row.madeAt };
    });
  }

  /**
   * The feed behind a secret address: what its owner was told, and nothing else. Who has left the community
   * has none. @throws DomainError notFound `notices.feed-unknown`.
   */
  async atom(token: string): Promise<string> {
    const communityId = this.tokens.communityOf(token);
    if (communityId === null) throw noticesErrors.feedUnknown();
    return this.reading.run(communityId, async (tx) => {
      const [feed] = await tx.query<{ personId: string; name: string; madeAt: Date }[]>(FEED, [
        communityId,
        this.tokens.hashOf(token),
      ]);
      if (!feed) throw noticesErrors.feedUnknown();
      const items = await tx.query<FeedItem[]>(NEWEST, [communityId, feed.personId, ITEMS]);
      return atomOf({
        communityName: feed.name,
        madeAt: feed.madeAt,
        items,
        publicUrl: this.config.publicUrl,
        pageUrl: `${this.config.publicUrl}/c/${communityId}/follow`,
        // the address itself is secret: it stands in no file that is passed on
        feedId: `urn:trust-ledger:feed:${communityId}`,
      });
    });
  }

  private urlOf(token: string): string {
    return `${this.config.publicUrl}/api/feeds/${token}.atom`;
  }
}

const FEED = `
  select f.person_id as "personId", c.name, f.made_at as "madeAt"
  from notice_feed f join community c on c.id = f.community_id
  where f.community_id = $1 and f.token_hash = $2 and ${IS_MEMBER('f.person_id')}`;

const NEWEST = `
  select e.id, e.title, e.text, e.link, n.why, e.at
  from notice n join notice_event e on e.community_id = n.community_id and e.id = n.event_id
  where n.community_id = $1 and n.person_id = $2
  order by e.at desc, e.id desc limit $3`;
