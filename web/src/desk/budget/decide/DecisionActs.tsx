import { useDates } from '../../../shared/i18n/useDates';
import { useWords } from '../../app/words';
import styles from '../lines/LinesTab.module.css';
import type { DecisionAct } from '../types';

/** Who said what, and when. */
export function DecisionActs({ acts }: { acts: readonly DecisionAct[] }) {
  const t = useWords('budget');
  const dates = useDates();
  if (acts.length === 0) return null;
  return (
    <ol className={styles.talk}>
      {acts.map(({ act, by, at, note }) => (
        <li key={`${at} ${by}`}>
          <strong>{t(`said.${act}`, { defaultValue: act })}</strong>{' '}
          <span className="quiet">
            {by} {dates.instant(at)}
          </span>
          {note && <p>{note}</p>}
        </li>
      ))}
    </ol>
  );
}
