import { mayDo, type Memberships, type Right } from './rights.rules';

/** Whether one of the caller's posts there carries the right; for what a view shows, not for doors. */
export function hasRight(caller: Memberships, communityId: number, right: Right): boolean {
  return caller.grants.some((held) => held.communityId === communityId && mayDo(held.post, right));
}
