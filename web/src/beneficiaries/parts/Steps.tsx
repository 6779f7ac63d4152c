import { useWords } from '../../shared/i18n/i18n';
import styles from './Steps.module.css';
import '../flow/words';

interface Props {
  /** The stretch of time being shown. */
  name: string;
  isFirst: boolean;
  isLast: boolean;
  onStep: (by: -1 | 1) => void;
}

/** The stretch of time before, and the one after. */
export function Steps({ name, isFirst, isLast, onStep }: Props) {
  const t = useWords();
  return (
    <div className={styles.steps}>
      <button type="button" disabled={isFirst} onClick={() => onStep(-1)}>
        {t('flow:previous')}
      </button>
      <strong aria-live="polite">{name}</strong>
      <button type="button" disabled={isLast} onClick={() => onStep(1)}>
        {t('flow:next')}
      </button>
    </div>
  );
}
