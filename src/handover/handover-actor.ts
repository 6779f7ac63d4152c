import type { ActingGrant } from '../shared/posts';
import type { HandoverActor } from './trustee-change.service';

/** Whoever acts in a handover acts in a post. */
export function actorIn(
  { personId }: { personId: string },
  { grantId }: ActingGrant,
): HandoverActor {
  if (grantId === null) throw new Error('a handover is for those in office');
  return { personId, grantId };
}
