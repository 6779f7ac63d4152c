import { useNavigate } from 'react-router';
import { useSession, useSignOut } from '../../shared/session/session';
import { useWords } from '../../shared/i18n/i18n';
import { Page } from '../layout/Page';
import { Columns } from '../parts/Columns';
import { Button } from '../parts/form';
import { CopyCard } from './CopyCard';
import { DevicesCard } from './DevicesCard';
import { DisplayCard } from './DisplayCard';
import { EraseCard } from './EraseCard';
import { FactorCard } from './FactorCard';
import { HomesCard } from './HomesCard';
import { NoticesCard } from './NoticesCard';
import { PasswordCard } from './PasswordCard';
import { ReadingsCard } from './ReadingsCard';
import './words';

/** 我的: my homes, how pages look for me, and what keeps my account mine. */
export default function MePage() {
  const t = useWords();
  const { data: session } = useSession();
  if (!session) return null;
  return (
    <Page title={t('me:title')} lead={session.person.name}>
      <Columns
        first={
          <>
            <NoticesCard session={session} />
            <HomesCard session={session} />
            <DisplayCard />
            <ReadingsCard />
            <CopyCard />
          </>
        }
        second={
          <>
            <PasswordCard />
            <FactorCard enrolled={session.secondFactor.enrolled} />
            <DevicesCard />
            <SignOut />
            <EraseCard />
          </>
        }
      />
    </Page>
  );
}

function SignOut() {
  const t = useWords();
  const navigate = useNavigate();
  const signOut = useSignOut();
  return (
    <Button
      kind="plain"
      busy={signOut.isPending}
      onClick={() => signOut.mutate(undefined, { onSuccess: () => void navigate('/') })}
    >
      {t('signOut')}
    </Button>
  );
}
