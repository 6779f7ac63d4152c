import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ErrorState } from '../../shared/components/ErrorState';
import { Skeleton } from '../../shared/components/Skeleton';

interface Props<T> {
  query: UseQueryResult<T, Error>;
  /** Lines of the skeleton, about as many as there will be. */
  lines?: number;
  children: (data: T) => ReactNode;
}

/** Skeleton while it comes, a sentence and a way on when it fails, then the thing itself. */
export function Load<T>({ query, lines = 3, children }: Props<T>) {
  if (query.data !== undefined) return <>{children(query.data)}</>;
  if (query.isError) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  return <Skeleton lines={lines} tall={lines > 3} />;
}
