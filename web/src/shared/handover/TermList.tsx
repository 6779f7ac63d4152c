import { Badge } from '../components/Badge';
import { useDates } from '../i18n/useDates';
import { useWords } from '../i18n/i18n';
import styles from './handover.module.css';
import type { TrusteeTerm } from './types';

/** 历任受托人: from when to when, on whose word; what was called off is left out. */
export function TermList({ terms }: { terms: readonly TrusteeTerm[] }) {
  const t = useWords('handover');
  const dates = useDates();
  return (
    <ol className={styles.terms}>
      {terms
        .filter(({ isWithdrawn }) => !isWithdrawn)
        .map((term) => (
          <li key={term.no} className={`${styles.term} ${term.isNow ? styles.now : ''}`}>
            <p className={styles.line}>
              <b>{term.firm}</b>
              {term.isNow && <Badge tone="good">{t('isNow')}</Badge>}
            </p>
            <p className={styles.quiet}>
              {term.startsAt ? t('from', { at: dates.instant(term.startsAt) }) : t('fromStart')}
              {term.endsAt ? t('until', { at: dates.instant(term.endsAt) }) : t('untilOpen')}
            </p>
            {term.resolutionRef && (
              <p className={styles.quiet}>{t('basis', { ref: term.resolutionRef })}</p>
            )}
          </li>
        ))}
    </ol>
  );
}
