import type { ReactNode } from 'react';
import styles from './Toolbar.module.css';

/** Filters on the left, exports on the right, in one row above a table. */
export function Toolbar({ children, end }: { children: ReactNode; end?: ReactNode }) {
  return (
    <div className={`${styles.bar} no-print`} role="search">
      {children}
      {end && <div className={styles.end}>{end}</div>}
    </div>
  );
}

/** A filter with its name above it. */
export function Filter({ name, children }: { name: string; children: ReactNode }) {
  return (
    <label className={styles.filter}>
      <span className={styles.name}>{name}</span>
      {children}
    </label>
  );
}
