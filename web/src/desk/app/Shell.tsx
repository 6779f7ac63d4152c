import { Select } from 'antd';
import type { ReactNode } from 'react';
import { NavLink, useNavigate } from 'react-router';
import { switchLanguage, useLanguage } from '../../shared/i18n/i18n';
import { isStaff, useSignOut } from '../../shared/session/session';
import type { Session } from '../../shared/api/types';
import { useTodo } from '../todo/todo';
import { useHere } from './here';
import { useIsPhone } from './media';
import { PhoneNav } from './PhoneNav';
import { tasksFor } from './rail';
import styles from './Shell.module.css';
import { useWords } from './words';

/** Rail on the left (a bar at the bottom of a phone), who I am at the top, the page between. */
export function Shell({ session, children }: { session: Session; children: ReactNode }) {
  const t = useWords();
  const phone = useIsPhone();
  return (
    <div className={styles.shell}>
      <a className={styles.skip} href="#page">
        {t('shell.skip')}
      </a>
      {!phone && <Rail />}
      <div className={styles.body}>
        <TopBar session={session} />
        <main id="page" className={styles.page} tabIndex={-1}>
          {children}
        </main>
      </div>
      {phone && <PhoneNav />}
    </div>
  );
}

function Rail() {
  const t = useWords();
  const here = useHere();
  const waiting = useTodo().data?.items.length ?? 0;
  return (
    <nav className={`${styles.rail} no-print`} aria-label={t('shell.tasks')}>
      <p className={styles.brand}>{t('product')}</p>
      {tasksFor(here).map((task) => (
        <NavLink
          key={task.key}
          to={here.to(task.path)}
          className={({ isActive }) => `${styles.task} ${isActive ? styles.active : ''}`}
        >
          {t(`task.${task.key}`)}
          {task.key === 'todo' && waiting > 0 && (
            <span className={styles.count} aria-label={t('shell.waiting', { count: waiting })}>
              {waiting}
            </span>
          )}
        </NavLink>
      ))}
    </nav>
  );
}

function TopBar({ session }: { session: Session }) {
  const t = useWords();
  const here = useHere();
  const phone = useIsPhone();
  const posts = here.membership.posts.map(({ postName }) => postName).join('、');
  return (
    <header className={`${styles.top} no-print`}>
      <CommunityName session={session} />
      <span className={styles.who}>
        {session.person.name} <span className="quiet">{posts}</span>
      </span>
      {!phone && <a href={`/c/${here.id}`}>{t('shell.residents')}</a>}
      <LanguageSwitch />
      {!phone && <SignOut />}
    </header>
  );
}

/** The firm works for many communities: a choice then, plain words otherwise. */
function CommunityName({ session }: { session: Session }) {
  const t = useWords();
  const here = useHere();
  const navigate = useNavigate();
  const desks = session.communities.filter(isStaff);
  if (desks.length < 2) return <strong className={styles.community}>{here.membership.name}</strong>;
  return (
    <Select
      className={styles.community}
      variant="borderless"
      aria-label={t('shell.community')}
      value={here.id}
      options={desks.map(({ id, name }) => ({ value: id, label: name }))}
      onChange={(id) => void navigate(`/${id}/todo`)}
    />
  );
}

export function LanguageSwitch() {
  const t = useWords();
  const language = useLanguage();
  return (
    <button
      type="button"
      className={styles.plain}
      onClick={() => void switchLanguage(language === 'zh' ? 'en' : 'zh')}
    >
      {t('shell.otherLanguage')}
    </button>
  );
}

export function SignOut() {
  const t = useWords();
  const signOut = useSignOut();
  return (
    <button
      type="button"
      className={styles.plain}
      disabled={signOut.isPending}
      onClick={() => signOut.mutate(undefined)}
    >
      {t('signOut')}
    </button>
  );
}
