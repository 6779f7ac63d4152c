import type { EntityManager } from 'typeorm';
import type { ActingGrant, Memberships } from '../../shared/posts';
import type { CallerInfo } from './caller';

/** One community as its member sees it after log-in. */
export interface CommunityMembership {
  id: number;
  name: string;
  posts: {
    post: string;
    postName: string;
    party: string;
    startsOn: string;
    endsOn: string | null;
  }[];
  units: { id: string; label: string; relation: string }[];
  /** Rights the caller holds in this community, sorted. */
  rights: string[];
}

/**
 * Who may do what where. The plumbing asks; the room `community` answers (it knows posts, homes and
 * the rights matrix), so that `platform` needs no word of the trade.
 */
export abstract class Authority {
  /**
   * Posts in force today and homes bound now, in every community. In the transaction that looks the
   * session up, because this runs before every request.
   */
  abstract membershipsOf(tx: EntityManager, personId: string): Promise<Memberships>;

  /** The same with names, for the person herself. */
  abstract communitiesOf(caller: CallerInfo): Promise<CommunityMembership[]>;

  /**
   * The capacity in which the caller may use the right there.
   * @throws DomainError notFound without membership, forbidden without the right.
   */
  abstract actingGrant(caller: CallerInfo, communityId: number, right: string): ActingGrant;

  /** Whether one of these posts does things that need a second factor. */
  abstract needsSecondFactor(memberships: Memberships): boolean;
}
