import { useOutletContext } from 'react-router';
import type { Membership } from '../../shared/api/types';

export interface InCommunity {
  membership: Membership;
}

/** The community whose page this is; the shell has checked that the caller belongs to it. */
export function useCommunity() {
  const { membership } = useOutletContext<InCommunity>();
  const { id } = membership;
  return {
    id,
    membership,
    /** API path inside the community: `path('/posts')` → `/communities/1/posts`. */
    path: (rest = '') => `/communities/${id}${rest}`,
    /** Page inside the community: `page('/flow')` → `/c/1/flow`. */
    page: (rest = '') => `/c/${id}${rest}`,
    may: (right: string) => membership.rights.includes(right),
  };
}
