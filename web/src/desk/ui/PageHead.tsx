import { useEffect, type ReactNode } from 'react';
import { useWords } from '../app/words';
import styles from './PageHead.module.css';

interface Props {
  title: string;
  /** One sentence: what this page is for, or the state of the thing shown. */
  lead?: ReactNode;
  /** What can be done here, most usual first. */
  actions?: ReactNode;
}

/** Names the page on the screen and in the browser's tab. */
export function PageHead({ title, lead, actions }: Props) {
  const t = useWords();
  useEffect(() => {
    document.title = `${title} · ${t('product')}`;
  }, [title, t]);
  return (
    <header className={styles.head}>
      <div className={styles.words}>
        <h1>{title}</h1>
        {lead && <p className={styles.lead}>{lead}</p>}
      </div>
      {actions && <div className={`${styles.actions} no-print`}>{actions}</div>}
    </header>
  );
}
