import {
  keepPreviousData,
  QueryClient,
  useQuery,
  type UseQueryResult,
} from '@tanstack/react-query';
import { api, withQuery, type Query } from './client';
import { ApiProblem } from './problem';

const FRESH_MS = 30_000;
const TRIES = 2;

/** Refusals are final; a dropped line or a failing server is tried twice more. */
function worthRetrying(failures: number, error: Error): boolean {
  const isFinal = error instanceof ApiProblem && error.status >= 400 && error.status < 500;
  return !isFinal && failures < TRIES;
}

export function newQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      // Without a line a question fails and says so rather than wait unseen; and an act fails
      // rather than be sent later, when nobody is looking.
      queries: {
        networkMode: 'always',
        staleTime: FRESH_MS,
        retry: worthRetrying,
        refetchOnWindowFocus: false,
      },
      mutations: { networkMode: 'always', retry: false },
    },
  });
}

interface GetOptions {
  enabled?: boolean;
  /** Show the last answer while the next one (other filters) is on its way. */
  keepLast?: boolean;
}

/** GET as a hook. The query key is the path with its query: `['/communities/1/posts']`. */
export function useGet<T>(
  path: string,
  query: Query = {},
  options: GetOptions = {},
): UseQueryResult<T, Error> {
  const whole = withQuery(path, query);
  return useQuery<T, Error>({
    queryKey: [whole],
    queryFn: ({ signal }) => api.get<T>(whole, {}, signal),
    enabled: options.enabled ?? true,
    ...(options.keepLast ? { placeholderData: keepPreviousData } : {}),
  });
}
