import { lazy, type ReactNode } from 'react';
import { Link, NavLink, useLocation } from 'react-router';
import { Spare } from '../../shared/components/Spare';
import type { Membership, Session } from '../../shared/api/types';
import { PageBoundary } from '../../shared/components/PageBoundary';
import { isStaff, useSession } from '../../shared/session/session';
import { useWords } from '../../shared/i18n/i18n';
import mark from '../../shared/styles/mark.svg';
import { Footer } from './Footer';
import styles from './Frame.module.css';
import { Icon, type IconName } from './Icon';
import { useRememberCommunity } from './last-community';

const UnreadMark = lazy(() => import('../follow/UnreadMark'));

interface Props {
  membership?: Membership | undefined;
  children: ReactNode;
}

/** Head with the community's name, the page, the foot, and on a phone the tabs at the bottom. */
export function Frame({ membership, children }: Props) {
  const t = useWords();
  const { data: session } = useSession();
  const { pathname } = useLocation();
  useRememberCommunity(membership?.id);
  return (
    <div className={styles.frame}>
      <a className={styles.skip} href="#main">
        {t('nav:skip')}
      </a>
      <header className={`${styles.head} no-print`}>
        <div className={styles.inner}>
          <Brand membership={membership} />
          {membership && <Tabs membership={membership} />}
          <Aside membership={membership} session={session} />
        </div>
      </header>
      <p className="print-only">
        {[t('product'), membership?.name, window.location.href].filter(Boolean).join(' · ')}
      </p>
      <main id="main" className={styles.main} tabIndex={-1}>
        <PageBoundary key={pathname}>{children}</PageBoundary>
      </main>
      <Footer communityId={membership?.id} />
    </div>
  );
}

function Brand({ membership }: { membership: Membership | undefined }) {
  const t = useWords();
  return (
    <Link to={membership ? `/c/${membership.id}` : '/'} className={styles.brand}>
      <img src={mark} alt="" width={32} height={32} />
      <span>
        <b>{t('product')}</b>
        {membership && <span className={styles.community}>{membership.name}</span>}
      </span>
    </Link>
  );
}

function Aside({
  membership,
  session,
}: {
  membership: Membership | undefined;
  session: Session | null | undefined;
}) {
  const t = useWords();
  return (
    <div className={styles.aside}>
      {session && session.communities.length > 1 && <Link to="/">{t('nav:switchCommunity')}</Link>}
      {membership && isStaff(membership) && <a href="/desk.html">{t('nav:desk')}</a>}
    </div>
  );
}

const TABS: { name: IconName; to: string }[] = [
  { name: 'home', to: '' },
  { name: 'my-home', to: '/my-home' },
  { name: 'flow', to: '/flow' },
  { name: 'statement', to: '/statement' },
  { name: 'budget', to: '/budget' },
  { name: 'income', to: '/common-income' },
  { name: 'reports', to: '/reports' },
];

function Tabs({ membership }: { membership: Membership }) {
  const t = useWords();
  return (
    <nav className={styles.tabs} aria-label={t('nav:main')}>
      {TABS.map(({ name, to }) => (
        <Tab key={name} name={name} to={`/c/${membership.id}${to}`} />
      ))}
      <Tab name="posts" to={`/c/${membership.id}/posts`} />
      <Tab name="me" to="/me">
        <Unread communityId={membership.id} />
      </Tab>
    </nav>
  );
}

/** Not with the first page, which has no room for it: from the second one on. */
function Unread({ communityId }: { communityId: number }) {
  const isFirst = useLocation().key === 'default';
  return <Spare>{!isFirst && <UnreadMark communityId={communityId} />}</Spare>;
}

interface TabProps {
  name: IconName;
  to: string;
  children?: ReactNode;
}

function Tab({ name, to, children }: TabProps) {
  const t = useWords();
  return (
    <NavLink to={to} end={name === 'home'} className={styles.tab} data-tab={name}>
      <Icon name={name} />
      <span>
        {t(`nav:${name}`)} {children}
      </span>
    </NavLink>
  );
}
