import { useTranslation } from 'react-i18next';
import styles from './Skeleton.module.css';

/** Grey lines where text will be. Announced once as "loading". */
export function Skeleton({ lines = 3, tall = false }: { lines?: number; tall?: boolean }) {
  const { t } = useTranslation();
  return (
    <div role="status" className={styles.skeleton}>
      <span className={styles.words}>{t('loading')}</span>
      {Array.from({ length: lines }, (_, index) => (
        <span key={index} aria-hidden className={`${styles.line} ${tall ? styles.tall : ''}`} />
      ))}
    </div>
  );
}
