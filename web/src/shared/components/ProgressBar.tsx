import styles from './ProgressBar.module.css';
import { useWords } from '../i18n/i18n';

interface Props {
  /** What is being done, for people who cannot see the bar. */
  label: string;
  done: number;
  /** 0 while nobody knows yet how much there is. */
  total: number;
}

/** How many of how many; moves without a count while the total is unknown. */
export function ProgressBar({ label, done, total }: Props) {
  const t = useWords();
  const known = total > 0;
  const share = known ? Math.min(100, Math.round((done * 100) / total)) : undefined;
  return (
    <div className={styles.frame}>
      <div
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={share}
        className={styles.track}
      >
        <div
          className={known ? styles.bar : styles.waiting}
          style={known ? { width: `${share}%` } : undefined}
        />
      </div>
      {known && <span className={styles.count}>{t('progress.count', { done, total })}</span>}
    </div>
  );
}
