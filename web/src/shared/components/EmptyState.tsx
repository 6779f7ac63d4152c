import type { ReactNode } from 'react';
import styles from './State.module.css';

/** Nothing here, why, and what could be done about it. */
export function EmptyState({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className={styles.state}>
      <p className={styles.title}>{title}</p>
      {children && <div className={styles.hint}>{children}</div>}
    </div>
  );
}
