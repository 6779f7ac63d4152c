import type { Memberships, Post } from '../shared/posts';

/** Who reads in a community: the homes that are named to her, and all her posts, for what she may see and do. */
export interface CommunityReader {
  readonly personId: string;
  readonly unitIds: readonly string[];
  readonly posts: readonly Post[];
}

/** The caller as a reader there; whoever has a home there is a resident too. */
export function communityReaderOf(
  { personId, grants, bindings }: Memberships & { personId: string },
  communityId: number,
): CommunityReader {
  const there = ({ communityId: place }: { communityId: number }) => place === communityId;
  const homes = bindings.filter(there);
  const posts = grants.filter(there).map(({ post }) => post);
  return {
    personId,
    unitIds: homes.map(({ unitId }) => unitId),
    posts: homes.length > 0 ? [...posts, 'resident'] : posts,
  };
}
