import { Link, Navigate } from 'react-router';
import type { Membership, Session } from '../../shared/api/types';
import { EmptyState } from '../../shared/components/EmptyState';
import { isStaff } from '../../shared/session/session';
import { useWords } from '../../shared/i18n/i18n';
import { Page } from '../layout/Page';
import { Card } from '../parts/Card';
import styles from './welcome.module.css';

/** Most people have one community and no post: they go straight to its account. */
export function ChooseCommunity({ session }: { session: Session }) {
  const t = useWords();
  const [only, ...others] = session.communities;
  if (only && others.length === 0 && !isStaff(only))
    return <Navigate to={`/c/${only.id}`} replace />;
  return (
    <Page title={t('welcome:choose.title', { name: session.person.name })}>
      <Card title={t('welcome:choose.communities')}>
        {only ? (
          <ul className={styles.communities}>
            {session.communities.map((membership) => (
              <Choice key={membership.id} membership={membership} />
            ))}
          </ul>
        ) : (
          <EmptyState title={t('welcome:choose.none')}>
            <Link to="/me">{t('welcome:choose.bind')}</Link>
          </EmptyState>
        )}
      </Card>
    </Page>
  );
}

function Choice({ membership }: { membership: Membership }) {
  const t = useWords();
  const roles = [
    ...membership.posts.map((held) => held.postName),
    ...membership.units.map((unit) => unit.label),
  ];
  return (
    <li className={styles.choice}>
      <span className={styles.who}>
        <b>{membership.name}</b>
        <span className={styles.says}>{roles.join('，')}</span>
      </span>
      <Link className={styles.way} to={`/c/${membership.id}`}>
        {t('welcome:choose.look')}
      </Link>
      {isStaff(membership) && (
        <a className={styles.way} href="/desk.html">
          {t('welcome:choose.work')}
        </a>
      )}
    </li>
  );
}
