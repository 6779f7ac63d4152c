import type { ReactNode } from 'react';
import styles from './Panel.module.css';

interface Props {
  title?: string;
  extra?: ReactNode;
  children: ReactNode;
  id?: string;
}

/** A sheet of paper on the page: one level, never a box in a box. */
export function Panel({ title, extra, children, id }: Props) {
  return (
    <section className={styles.panel} id={id} aria-label={title}>
      {title && (
        <div className={styles.head}>
          <h2>{title}</h2>
          {extra}
        </div>
      )}
      {children}
    </section>
  );
}
