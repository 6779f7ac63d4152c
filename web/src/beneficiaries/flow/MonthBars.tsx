import type { Flow } from '../../shared/api/types';
import { fenOf } from '../../shared/format/yuan';
import { useWords } from '../../shared/i18n/i18n';
import styles from './MonthBars.module.css';

/** In and out side by side per month, all on one scale. The figures are in the table. */
export function MonthBars({ months }: { months: Flow['byMonth'] }) {
  const t = useWords();
  const most = Math.max(1, ...months.flatMap((month) => [fenOf(month.in), fenOf(month.out)]));
  const height = (amount: string) => `${Math.max(0, (fenOf(amount) / most) * 100)}%`;
  return (
    <div aria-hidden>
      <div className={styles.bars}>
        {months.map((month) => (
          <div key={month.period} className={styles.month}>
            <div className={styles.pair}>
              <span className={styles.in} style={{ height: height(month.in) }} />
              <span className={styles.out} style={{ height: height(month.out) }} />
            </div>
            <span className={styles.name}>{Number(month.period.slice(5))}</span>
          </div>
        ))}
      </div>
      <p className={styles.legend}>
        <span className={styles.in} /> {t('flow:months.in')}
        <span className={styles.out} /> {t('flow:months.out')}
      </p>
    </div>
  );
}
