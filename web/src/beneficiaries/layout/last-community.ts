import { useEffect } from 'react';
import type { Membership, Session } from '../../shared/api/types';
import { membershipIn } from '../../shared/session/session';

const KEPT_AS = 'last-community';

/** The community looked at last on this device, else the first: where the tabs of `/me` lead. */
export function useLastCommunity(session: Session | null | undefined): Membership | undefined {
  return membershipIn(session, keptId()) ?? session?.communities[0];
}

export function useRememberCommunity(id: number | undefined): void {
  useEffect(() => {
    if (id === undefined) return;
    try {
      localStorage.setItem(KEPT_AS, String(id));
    } catch {
      // no storage: the first community it is
    }
  }, [id]);
}

function keptId(): number {
  try {
    return Number(localStorage.getItem(KEPT_AS));
  } catch {
    return 0;
  }
}
