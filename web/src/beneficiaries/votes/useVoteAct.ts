import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../../shared/api/client';
import { useCommunity } from '../layout/community';

/** Something done to a vote, once; afterwards every vote on the screen is asked anew. */
export function useVoteAct<Body extends object>(door: string) {
  const { path } = useCommunity();
  const client = useQueryClient();
  return useMutation<unknown, Error, Body>({
    mutationFn: (body) => api.post(path(door), body, { once: true }),
    onSuccess: () =>
      client.invalidateQueries({
        predicate: ({ queryKey }) => String(queryKey[0]).startsWith(path('/resolutions')),
      }),
  });
}
