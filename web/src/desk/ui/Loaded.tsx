import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ErrorState } from '../../shared/components/ErrorState';
import { Skeleton } from '../../shared/components/Skeleton';

interface Props<T> {
  of: UseQueryResult<T, Error>;
  lines?: number;
  children: (data: T) => ReactNode;
}

/** Grey lines while asking, a sentence and a way on when refused, the page when answered. */
export function Loaded<T>({ of, lines = 5, children }: Props<T>) {
  if (of.data !== undefined) return <>{children(of.data)}</>;
  if (of.error) return <ErrorState error={of.error} onRetry={() => void of.refetch()} />;
  return <Skeleton lines={lines} />;
}
