import type { ReactNode } from 'react';
import { widthOf, type Marked } from './shares';
import styles from './MarkedBar.module.css';

interface Props {
  name: string;
  /** The figures and what is missing, in words: the bar itself says nothing to a screen reader. */
  words: ReactNode;
  bar: Marked;
}

const FULL = 100;

/** How far, and where the line is that has to be reached. */
export function MarkedBar({ name, words, bar }: Props) {
  return (
    <div className={styles.bar}>
      <span className={styles.name}>{name}</span>
      <span className={styles.words}>{words}</span>
      <span className={styles.track} aria-hidden>
        <span
          className={`${styles.part} ${bar.isReached ? styles.reached : ''}`}
          style={{ width: `${widthOf(bar)}%` }}
        />
        <span className={styles.mark} style={{ left: `${bar.mark * FULL}%` }} />
      </span>
    </div>
  );
}
