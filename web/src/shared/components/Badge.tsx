import type { ReactNode } from 'react';
import styles from './Badge.module.css';

export type Tone = 'good' | 'quiet' | 'attention' | 'broken';

/** A word on a tinted ground. The word carries the meaning; the colour only repeats it. */
export function Badge({ tone = 'quiet', children }: { tone?: Tone; children: ReactNode }) {
  return <span className={`${styles.badge} ${styles[tone]}`}>{children}</span>;
}
