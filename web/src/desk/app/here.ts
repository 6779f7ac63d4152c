import { useQueryClient } from '@tanstack/react-query';
import { createContext, useContext, useMemo } from 'react';
import type { Membership } from '../../shared/api/types';
import type { Query } from '../../shared/api/client';
import { useGet } from '../../shared/api/queries';

/** The community the page is about and what the signed-in person may do in it. */
export interface Here {
  id: number;
  membership: Membership;
  /** "/spending" → "/communities/7/spending", for the API client. */
  api: (path: string) => string;
  /** "spending" → "/7/spending", for links inside the desk. */
  to: (path: string) => string;
  may: (right: string) => boolean;
}

export const HereContext = createContext<Here | null>(null);

export function useHere(): Here {
  const here = useContext(HereContext);
  if (!here) throw new Error('useHere outside of a community');
  return here;
}

export function useHereOf(membership: Membership): Here {
  return useMemo(() => {
    const rights = new Set(membership.rights);
    return {
      id: membership.id,
      membership,
      api: (path: string) => `/communities/${membership.id}${path}`,
      to: (path: string) => `/${membership.id}/${path}`,
      may: (right: string) => rights.has(right),
    };
  }, [membership]);
}

/** GET of something of this community. */
export function useHereGet<T>(
  path: string,
  query: Query = {},
  options: { enabled?: boolean; keepLast?: boolean } = {},
) {
  return useGet<T>(useHere().api(path), query, options);
}

/** After an act anything on screen may have changed: all of this community's answers are asked anew. */
export function useRefresh(): () => Promise<void> {
  const client = useQueryClient();
  const prefix = useHere().api('');
  return () =>
    client.invalidateQueries({
      predicate: ({ queryKey }) => String(queryKey[0]).startsWith(prefix),
    });
}

/** The page where residents see an entry. */
export const residentEntry = (communityId: number, seq: string) =>
  `/c/${communityId}/entries/${seq}`;
