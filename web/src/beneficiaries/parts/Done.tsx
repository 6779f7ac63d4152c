import type { ReactNode } from 'react';
import styles from './Done.module.css';

/** What has just happened, said where it was asked for. */
export function Done({ children }: { children: ReactNode }) {
  return (
    <p className={styles.done} role="status">
      {children}
    </p>
  );
}
