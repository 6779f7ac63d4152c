import { Badge } from '../components/Badge';
import { useDates } from '../i18n/useDates';
import { useWords } from '../i18n/i18n';
import styles from './handover.module.css';
import type { Handover } from './types';

/** What has been done, by whom and when; what is late is said. */
export function StepList({ handover }: { handover: Handover }) {
  const t = useWords('handover');
  const dates = useDates();
  return (
    <ol className={styles.steps}>
      {handover.steps.map(({ step, name, who, at, personName, note, isLate }) => (
        <li
          key={step}
          className={`${styles.step} ${at ? styles.done : ''} ${isLate ? styles.late : ''}`}
        >
          <p className={styles.line}>
            <b>{name}</b>
            <span>{who}</span>
            {isLate && <Badge tone="broken">{t('late')}</Badge>}
          </p>
          <p className={styles.quiet}>
            {at ? dates.instant(at) : t('notYet')}
            {personName && ` · ${personName}`}
          </p>
          {note && <p className={styles.quiet}>{note}</p>}
        </li>
      ))}
    </ol>
  );
}
