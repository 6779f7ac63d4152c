import { Children, type ReactNode } from 'react';
import styles from './Rows.module.css';

/** A list with hairlines between its rows. */
export function Rows({ children }: { children: ReactNode }) {
  return (
    <ul className={styles.rows}>
      {Children.map(children, (row) => (
        <li>{row}</li>
      ))}
    </ul>
  );
}
