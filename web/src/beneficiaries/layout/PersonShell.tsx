import { Suspense } from 'react';
import { Outlet } from 'react-router';
import { ErrorState } from '../../shared/components/ErrorState';
import { Skeleton } from '../../shared/components/Skeleton';
import { useSession } from '../../shared/session/session';
import { SignInPage } from '../welcome/SignInPage';
import { Frame } from './Frame';
import { useLastCommunity } from './last-community';

/** Around the pages of a person: signed in, with or without a community. */
export function PersonShell() {
  const session = useSession();
  const membership = useLastCommunity(session.data);
  if (session.isPending) return <Skeleton lines={6} />;
  if (session.isError)
    return <ErrorState error={session.error} onRetry={() => void session.refetch()} />;
  if (!session.data) return <SignInPage />;
  return (
    <Frame membership={membership}>
      <Suspense fallback={<Skeleton lines={6} />}>
        <Outlet />
      </Suspense>
    </Frame>
  );
}
