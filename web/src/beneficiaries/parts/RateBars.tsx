import styles from './RateBars.module.css';

export interface Rate {
  name: string;
  /** Percent, "92.3"; null: nothing to show, and `words` say why. */
  rate: string | null;
  words: string;
}

const FULL = 100;

/** One bar per group on one scale of 0 to 100 %, with its figure beside it. The table has the sums. */
export function RateBars({ rates }: { rates: readonly Rate[] }) {
  return (
    <div className={styles.bars} aria-hidden>
      {rates.map(({ name, rate, words }) => (
        <div key={name} className={styles.row}>
          <span className={styles.name}>{name}</span>
          <span className={styles.track}>
            {rate !== null && (
              <span
                className={styles.bar}
                style={{ width: `${Math.min(FULL, Math.max(0, Number(rate)))}%` }}
              />
            )}
          </span>
          <span className={styles.words}>{words}</span>
        </div>
      ))}
    </div>
  );
}
