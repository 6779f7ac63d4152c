import type { ReactNode } from 'react';
import styles from './Fold.module.css';

interface Props {
  summary: string;
  /** Follows the reader's own opening and closing when the page wants to know. */
  onOpen?: (open: boolean) => void;
  startOpen?: boolean;
  children: ReactNode;
}

/** A row that unfolds what not everybody needs. */
export function Fold({ summary, onOpen, startOpen = false, children }: Props) {
  return (
    <details
      className={styles.fold}
      open={startOpen}
      onToggle={onOpen && ((event) => onOpen(event.currentTarget.open))}
    >
      <summary>{summary}</summary>
      {children}
    </details>
  );
}
