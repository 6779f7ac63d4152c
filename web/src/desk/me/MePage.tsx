import type { Session } from '../../shared/api/types';
import { useHere } from '../app/here';
import { useWords } from '../app/words';
import { useDates } from '../../shared/i18n/useDates';
import { SignOut } from '../app/Shell';
import { Facts } from '../ui/Facts';
import { PageHead } from '../ui/PageHead';
import { Panel } from '../ui/Panel';
import { Devices } from './Devices';
import { PasswordForm } from './PasswordForm';
import { SecondFactor } from './SecondFactor';

export function MePage({ session }: { session: Session }) {
  const t = useWords('me');
  const here = useHere();
  const dates = useDates();
  return (
    <>
      <PageHead title={t('title')} lead={session.person.name} actions={<SignOut />} />
      <Panel title={t('posts')}>
        <Facts
          facts={here.membership.posts.map(({ postName, startsOn, endsOn }) => [
            postName,
            endsOn
              ? t('until', { from: dates.day(startsOn), to: dates.day(endsOn) })
              : t('since', { from: dates.day(startsOn) }),
          ])}
        />
      </Panel>
      <Panel title={t('factor.title')}>
        <SecondFactor session={session} />
      </Panel>
      <Panel title={t('devices.title')}>
        <Devices />
      </Panel>
      <Panel title={t('password.title')}>
        <PasswordForm />
      </Panel>
    </>
  );
}
