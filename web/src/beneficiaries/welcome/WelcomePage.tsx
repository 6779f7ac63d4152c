import { useState } from 'react';
import type { Session } from '../../shared/api/types';
import { ErrorState } from '../../shared/components/ErrorState';
import { Skeleton } from '../../shared/components/Skeleton';
import { useSession, useSite } from '../../shared/session/session';
import { useWords } from '../../shared/i18n/i18n';
import { Frame } from '../layout/Frame';
import { Page } from '../layout/Page';
import { Card } from '../parts/Card';
import { Columns } from '../parts/Columns';
import { ChooseCommunity } from './ChooseCommunity';
import { DemoPeople } from './DemoPeople';
import { RegisterForm } from './RegisterForm';
import { SignInForm } from './SignInForm';

/** The first page: for strangers what this is and the way in; for the signed-in where to go. */
export function WelcomePage() {
  const session = useSession();
  return (
    <Frame>
      {session.isPending && <Skeleton lines={6} />}
      {session.isError && (
        <ErrorState error={session.error} onRetry={() => void session.refetch()} />
      )}
      {session.isSuccess && <Entrance session={session.data} />}
    </Frame>
  );
}

function Entrance({ session }: { session: Session | null }) {
  if (session) return <ChooseCommunity session={session} />;
  return <ForStrangers />;
}

function ForStrangers() {
  const t = useWords();
  const site = useSite();
  const demoPeople = site.data?.demoPeople ?? [];
  return (
    <Page title={t('welcome:title')} lead={t('welcome:what')}>
      {demoPeople.length > 0 ? (
        <Columns first={<DemoPeople people={demoPeople} />} second={<WayIn />} />
      ) : (
        <WayIn />
      )}
    </Page>
  );
}

function WayIn() {
  const t = useWords();
  const [registering, setRegistering] = useState(false);
  return (
    <Card title={registering ? t('welcome:register.title') : t('welcome:signIn.title')}>
      {registering ? (
        <RegisterForm onSignIn={() => setRegistering(false)} />
      ) : (
        <SignInForm onRegister={() => setRegistering(true)} />
      )}
    </Card>
  );
}
