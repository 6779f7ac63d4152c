import type { ActingGrant, Memberships } from '../shared/posts';
import type { Doer } from './spending.rules';

/** Who acts: the natural person, and the grant she acts under. */
export interface Actor extends Doer {
  /** Null for a resident, who takes no part in a chain. */
  grantId: string | null;
}

/** The caller in the capacity that opened the door. */
export function actorOf(
  { personId }: { personId: string },
  { grantId, party, post }: ActingGrant,
): Actor {
  return { personId, grantId, party, post };
}

/** The caller in every post she holds there: what pages offer her is the sum of them. */
export function capacitiesOf(
  { personId, grants }: Memberships & { personId: string },
  communityId: number,
): Doer[] {
  return grants
    .filter((grant) => grant.communityId === communityId)
    .map(({ party, post }) => ({ personId, party, post }));
}
