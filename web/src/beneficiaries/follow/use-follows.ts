import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../../shared/api/client';
import { useGet } from '../../shared/api/queries';
import { useCommunity } from '../layout/community';
import type { Follow, FollowKind } from './types';

/** What is followed; of one thing, so that its button knows its state. */
export function useFollows(of: { kind?: FollowKind; target?: string } = {}) {
  return useGet<{ items: Follow[] }>(useCommunity().path('/follows'), of);
}

export interface NewFollow {
  kind: FollowKind;
  target?: string;
  /** Yuan. */
  limit?: string;
}

/** Adds a wish, or drops the one with an id; whatever shows wishes is asked anew. */
export function useFollowAct() {
  const { path } = useCommunity();
  const client = useQueryClient();
  return useMutation<unknown, Error, NewFollow | { drop: string }>({
    mutationFn: (act) =>
      'drop' in act
        ? api.delete<unknown>(path(`/follows/${act.drop}`))
        : api.post<unknown>(path('/follows'), act, { once: true }),
    onSuccess: () =>
      client.invalidateQueries({
        predicate: ({ queryKey }) => String(queryKey[0]).startsWith(path('/follows')),
      }),
  });
}
