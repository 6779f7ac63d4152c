import type { ReactNode } from 'react';
import styles from './Notice.module.css';

interface Props {
  tone: 'good' | 'attention' | 'broken' | 'quiet';
  children: ReactNode;
}

/** One sentence that must not be missed. The words carry the meaning, the colour repeats it. */
export function Notice({ tone, children }: Props) {
  return (
    <div
      className={`${styles.notice} ${styles[tone]}`}
      role={tone === 'broken' ? 'alert' : 'status'}
    >
      {children}
    </div>
  );
}
