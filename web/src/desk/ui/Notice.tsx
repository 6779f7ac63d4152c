import type { ReactNode } from 'react';
import styles from './Notice.module.css';

interface Props {
  tone: 'good' | 'attention' | 'broken' | 'quiet';
  /** It says how things stand, and not that something has just gone wrong: nobody is interrupted. */
  standing?: boolean;
  children: ReactNode;
}

/** One sentence that must not be missed. The words carry the meaning, the colour repeats it. */
export function Notice({ tone, standing = false, children }: Props) {
  return (
    <div
      className={`${styles.notice} ${styles[tone]}`}
      role={tone === 'broken' && !standing ? 'alert' : 'status'}
    >
      {children}
    </div>
  );
}
