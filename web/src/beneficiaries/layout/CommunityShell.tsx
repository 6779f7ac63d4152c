import { Suspense } from 'react';
import { Link, Outlet, useMatch, useParams } from 'react-router';
import { useGet } from '../../shared/api/queries';
import type { Membership } from '../../shared/api/types';
import { EmptyState } from '../../shared/components/EmptyState';
import { ErrorState } from '../../shared/components/ErrorState';
import { Skeleton } from '../../shared/components/Skeleton';
import { membershipIn, useSession } from '../../shared/session/session';
import { useWords } from '../../shared/i18n/i18n';
import { SignInPage } from '../welcome/SignInPage';
import type { InCommunity } from './community';
import { Frame } from './Frame';

/** Around every page of one community: asks for a log-in first, and lets only members further. */
export function CommunityShell() {
  const { communityId = '' } = useParams();
  const session = useSession();
  useHomeAhead(communityId);
  if (session.isPending)
    return (
      <Frame>
        <Skeleton lines={6} />
      </Frame>
    );
  if (session.isError)
    return (
      <Frame>
        <ErrorState error={session.error} onRetry={() => void session.refetch()} />
      </Frame>
    );
  if (!session.data) return <SignInPage />;
  const membership = membershipIn(session.data, Number(communityId));
  return membership ? <Inside membership={membership} /> : <NotMine />;
}

/** The home's figures travel beside the session, not after it: one wait less on a slow line. */
function useHomeAhead(communityId: string): void {
  const isHome = useMatch('/c/:communityId') !== null;
  useGet(`/communities/${communityId}/account/summary`, {}, { enabled: isHome });
}

function Inside({ membership }: { membership: Membership }) {
  const context: InCommunity = { membership };
  return (
    <Frame membership={membership}>
      <Suspense fallback={<Skeleton lines={6} />}>
        <Outlet context={context} />
      </Suspense>
    </Frame>
  );
}

function NotMine() {
  const t = useWords();
  return (
    <Frame>
      <EmptyState title={t('error.notFound')}>
        <Link to="/">{t('toStart')}</Link>
      </EmptyState>
    </Frame>
  );
}
