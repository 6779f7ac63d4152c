import type { ReactNode } from 'react';
import { Link } from 'react-router';
import styles from './MoreLink.module.css';

/** A whole row that leads on. */
export function MoreLink({ to, children }: { to: string; children: ReactNode }) {
  return (
    <Link className={`${styles.more} no-print`} to={to}>
      <span>{children}</span>
      <span aria-hidden>›</span>
    </Link>
  );
}
