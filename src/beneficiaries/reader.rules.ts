import type { Memberships } from '../shared/posts';

/** The homes a caller is bound to in a community: only these are named to her. */
export function readerOf(caller: Memberships, communityId: number): { unitIds: string[] } {
  const own = caller.bindings.filter((binding) => binding.communityId === communityId);
  return { unitIds: own.map((binding) => binding.unitId) };
}
