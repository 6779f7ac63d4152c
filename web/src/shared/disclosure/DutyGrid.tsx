import { useWords } from '../i18n/i18n';
import styles from './DutyGrid.module.css';
import { outcomeOf, rowsOf } from './outcome';
import type { DisclosureDuty } from './types';

/** Kinds down the side, their periods side by side: who was late is seen before it is read. */
export function DutyGrid({ duties }: { duties: readonly DisclosureDuty[] }) {
  const t = useWords('disclosure');
  return (
    <div className={styles.grid}>
      {rowsOf(duties).map(([name, row]) => (
        <section key={name} className={styles.kind} aria-label={name}>
          <h3>{name}</h3>
          <ol>
            {row.map((duty) => {
              const { word, tone } = outcomeOf(duty);
              return (
                <li key={duty.subject} className={`${styles.cell} ${styles[tone]}`}>
                  <span className={styles.turn}>{shortOf(duty)}</span>
                  <span>{t(`cell.${word}`, { days: duty.daysLate })}</span>
                </li>
              );
            })}
          </ol>
        </section>
      ))}
    </div>
  );
}

/** 2026年3月 → 26年3月: a dozen stand in one row. */
const shortOf = ({ turn }: DisclosureDuty) => turn.replace(/^20/, '');
