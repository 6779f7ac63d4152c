import { useId, type ReactNode } from 'react';
import styles from './audit.module.css';

/** A name over its field. */
export function Labelled({
  name,
  children,
}: {
  name: string;
  children: (id: string) => ReactNode;
}) {
  const id = useId();
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{name}</label>
      {children(id)}
    </div>
  );
}
