import { useWords } from '../app/words';
import styles from './Stations.module.css';
import { STATIONS, type Spending } from './types';

/** Where the request is on its way, as a line of stations; a phone says it in one sentence. */
export function Stations({ spending }: { spending: Spending }) {
  const t = useWords('spending');
  const way = STATIONS.filter(
    (station) => station !== 'reviewed' || spending.ladderStep?.by !== 'reviewer',
  );
  const at = way.indexOf(spending.state as (typeof STATIONS)[number]);
  const { waitingFor } = spending;
  return (
    <div className={styles.way}>
      {at >= 0 && (
        <ol className={styles.line} aria-label={t('way')}>
          {way.map((station, index) => (
            <li
              key={station}
              className={[index < at && styles.passed, index === at && styles.here]
                .filter(Boolean)
                .join(' ')}
              aria-current={index === at ? 'step' : undefined}
            >
              {t(`station.${station}`)}
            </li>
          ))}
        </ol>
      )}
      {waitingFor && waitingFor.who.length > 0 && (
        <p className={styles.now}>
          {t('nowWaits', { who: waitingFor.who.join('、'), what: waitingFor.what })}
        </p>
      )}
    </div>
  );
}
