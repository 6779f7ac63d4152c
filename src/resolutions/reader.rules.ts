import { mayDo } from '../community/rights.rules';
import type { Memberships } from '../shared/posts';

/**
 * The caller as a reader of resolutions: the homes she is bound to as owner (a tenant and a relative do not
 * vote), and whether drafts are her business.
 */
export function resolutionReaderOf(
  caller: Memberships & { readonly personId: string },
  communityId: number,
): { personId: string; unitIds: string[]; seesDrafts: boolean } {
  const here = ({ communityId: place }: { communityId: number }) => place === communityId;
  const owned = caller.bindings.filter(here).filter(({ relation }) => relation === 'owner');
  return {
    personId: caller.personId,
    unitIds: owned.map(({ unitId }) => unitId),
    seesDrafts: caller.grants.filter(here).some(({ post }) => mayDo(post, 'resolution.draft')),
  };
}
