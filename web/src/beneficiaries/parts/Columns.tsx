import type { ReactNode } from 'react';
import styles from './Columns.module.css';

/** One column on a phone; on a desktop the second stands beside the first. */
export function Columns({ first, second }: { first: ReactNode; second: ReactNode }) {
  return (
    <div className={styles.columns}>
      <div className={styles.column}>{first}</div>
      <div className={styles.column}>{second}</div>
    </div>
  );
}
