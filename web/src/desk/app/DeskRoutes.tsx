import { Navigate, Route, Routes, useParams } from 'react-router';
import { ErrorState } from '../../shared/components/ErrorState';
import { Skeleton } from '../../shared/components/Skeleton';
import { isStaff, membershipIn, useSession } from '../../shared/session/session';
import type { Session } from '../../shared/api/types';
import { MePage } from '../me/MePage';
import { FirstPasswordPage } from './FirstPasswordPage';
import { HereContext, useHereOf } from './here';
import { CommunityRoutes } from './CommunityRoutes';
import { NoDesk } from './NoDesk';
import { Shell } from './Shell';
import { SignInPage } from './SignInPage';
import type { Membership } from '../../shared/api/types';

const deskOf = (session: Session) => session.communities.filter(isStaff);

/** Signed out: the sign-in page, on the same address, so that a link from a letter still leads there. */
export function DeskRoutes() {
  const session = useSession();
  if (session.isPending) return <Skeleton lines={4} />;
  if (session.error)
    return <ErrorState error={session.error} onRetry={() => void session.refetch()} />;
  if (!session.data) return <SignInPage />;
  if (session.data.mustChangePassword) return <FirstPasswordPage session={session.data} />;
  const first = deskOf(session.data)[0];
  if (!first) return <NoDesk session={session.data} />;
  return (
    <Routes>
      <Route path="/:communityId/*" element={<InCommunity session={session.data} />} />
      <Route path="*" element={<Navigate to={`/${first.id}/todo`} replace />} />
    </Routes>
  );
}

function InCommunity({ session }: { session: Session }) {
  const { communityId } = useParams();
  const membership = membershipIn(session, Number(communityId));
  if (!membership || !isStaff(membership)) return <Navigate to="/" replace />;
  return <Desk key={membership.id} session={session} membership={membership} />;
}

function Desk({ session, membership }: { session: Session; membership: Membership }) {
  const here = useHereOf(membership);
  return (
    <HereContext value={here}>
      <Shell session={session}>
        <Routes>
          <Route path="me" element={<MePage session={session} />} />
          <Route path="*" element={<CommunityRoutes />} />
        </Routes>
      </Shell>
    </HereContext>
  );
}
