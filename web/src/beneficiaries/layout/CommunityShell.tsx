import { Suspense } from 'react';
import { Outlet, useParams } from 'react-router';
import { ApiProblem } from '../../shared/api/problem';
import type { Membership } from '../../shared/api/types';
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
      <ErrorState error={new ApiProblem(404, { detail: t('error.notFound') })} />
    </Frame>
  );
}
