import { useOutletContext } from 'react-router';
import type { Membership } from '../../shared/api/types';

export interface InCommunity {
  membership: Membership;
  /** 时光机: a day or a place in the book; the pages below show the account as it stood then. */
  asOf?: string;
}

/** What can be read as it stood then, and the pages that show it. */
const KEPT = /^\/(account|explore|time-machine)\b/;
const SHOWN = /^\/(flow|statement|entries|explore)\b/;

/** The community whose page this is; the shell has checked that the caller belongs to it. */
export function useCommunity() {
  const { membership, asOf } = useOutletContext<InCommunity>();
  const { id } = membership;
  return {
    id,
    membership,
    /** API path inside the community: `path('/posts')` → `/communities/1/posts`. */
    path: (rest = '') =>
      `/communities/${id}${rest}${asOf && KEPT.test(rest) ? `?asOf=${asOf}` : ''}`,
    /** Page inside the community: `page('/flow')` → `/c/1/flow`. */
    page: (rest = '') => `/c/${id}${asOf && SHOWN.test(rest) ? `/then/${asOf}` : ''}${rest}`,
    may: (right: string) => membership.rights.includes(right),
  };
}
