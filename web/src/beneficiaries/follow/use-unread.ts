import { useGet } from '../../shared/api/queries';
import { useCommunity } from '../layout/community';
import type { Notices } from './types';

/** How many notices wait to be read; nothing until it is known. */
export function useUnread(): number | undefined {
  return useGet<Notices>(useCommunity().path('/notices'), { limit: 1 }).data?.unread;
}
