import type { Session } from '../../shared/api/types';
import { EmptyState } from '../../shared/components/EmptyState';
import { SignOut } from './Shell';
import styles from './SignInPage.module.css';
import { useWords } from './words';

/** A resident without a post has come to the work pages: says so, and where her pages are. */
export function NoDesk({ session }: { session: Session }) {
  const t = useWords();
  return (
    <main className={styles.frame}>
      <EmptyState title={t('noDesk.title', { name: session.person.name })}>
        <p>{t('noDesk.hint')}</p>
        <p>
          <a href="/">{t('shell.residents')}</a> <SignOut />
        </p>
      </EmptyState>
    </main>
  );
}
