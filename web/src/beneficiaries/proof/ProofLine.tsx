import { useDates } from '../../shared/i18n/useDates';
import { useWords } from '../../shared/i18n/i18n';
import type { Verdict } from '../../shared/proof/verdict';
import styles from './proof.module.css';

const MARKS: Record<Verdict['tone'], string> = { good: '✓', attention: '…', broken: '!' };

interface Props {
  /** Undefined while the check runs. */
  verdict: Verdict | undefined;
  /** When this device last saw the books; ISO instant. */
  seenAt?: string | undefined;
}

/** What this browser has found out about the books, in one sentence; the sign only repeats it. */
export function ProofLine({ verdict, seenAt }: Props) {
  const t = useWords();
  const dates = useDates();
  const tone = verdict?.tone ?? 'attention';
  const seen = seenAt ? dates.instant(seenAt) : '';
  return (
    <p className={`${styles.line} ${styles[tone]}`} role="status">
      <span className={styles.mark} aria-hidden>
        {verdict ? MARKS[tone] : '…'}
      </span>
      <span>
        {verdict
          ? t(`proof:says.${verdict.key}`, { ...verdict.values, seen })
          : t('proof:checking')}
      </span>
    </p>
  );
}
