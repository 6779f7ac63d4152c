import styles from './Skeleton.module.css';
import { useWords } from '../i18n/i18n';

/** Grey lines where text will be. Announced once as "loading". */
export function Skeleton({ lines = 3, tall = false }: { lines?: number; tall?: boolean }) {
  const t = useWords();
  return (
    <div role="status" className={styles.skeleton}>
      <span className={styles.words}>{t('loading')}</span>
      {Array.from({ length: lines }, (_, index) => (
        <span key={index} aria-hidden className={`${styles.line} ${tall ? styles.tall : ''}`} />
      ))}
    </div>
  );
}
