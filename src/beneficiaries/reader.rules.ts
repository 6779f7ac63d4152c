import { rightsOf } from '../community/rights.rules';
import type { Memberships } from '../shared/posts';
import type { Searcher } from '../queryable-account/search/search.queries';

/** The homes a caller is bound to in a community: only these are named to her. */
export function readerOf(caller: Memberships, communityId: number): { unitIds: string[] } {
  const own = caller.bindings.filter((binding) => binding.communityId === communityId);
  return { unitIds: own.map((binding) => binding.unitId) };
}

/** The same, with what her posts may not read: contracts with suppliers are the staff's. */
export function searcherOf(caller: Memberships, communityId: number): Searcher {
  const held = caller.grants.filter((grant) => grant.communityId === communityId);
  const mayReadContracts = rightsOf(held.map(({ post }) => post)).includes('commitment.read');
  return {
    ...readerOf(caller, communityId),
    shut: mayReadContracts ? [] : ['commitment'],
  };
}
