import { type Right, rightsOf } from '../community/rights.rules';
import type { Memberships } from '../shared/posts';
import type { Searcher } from '../queryable-account/search/search.queries';

/** The homes a caller is bound to in a community: only these are named to her. */
export function readerOf(caller: Memberships, communityId: number): { unitIds: string[] } {
  const own = caller.bindings.filter((binding) => binding.communityId === communityId);
  return { unitIds: own.map((binding) => binding.unitId) };
}

/** The same, with what her posts may not read: contracts with suppliers are the staff's. */
export function searcherOf(caller: Memberships, communityId: number): Searcher {
  const mayReadContracts = rightsOf(postsHeld(caller, communityId)).includes('commitment.read');
  return {
    ...readerOf(caller, communityId),
    shut: mayReadContracts ? [] : ['commitment'],
  };
}

/** Everything the caller may do in a community, by her posts and by her home. */
export function rightsHere(caller: Memberships, communityId: number): Right[] {
  const livesHere = readerOf(caller, communityId).unitIds.length > 0;
  return rightsOf([...postsHeld(caller, communityId), ...(livesHere ? ['resident' as const] : [])]);
}

function postsHeld({ grants }: Memberships, communityId: number) {
  return grants.filter((grant) => grant.communityId === communityId).map(({ post }) => post);
}
