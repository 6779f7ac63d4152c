import { formatAmount } from '../../shared/format/yuan';
import { useDates } from '../../shared/i18n/useDates';
import styles from './figures.module.css';

interface Props {
  /** What the table says, for those who cannot see it. */
  label: string;
  /** Heading of the months, then of each column. */
  heads: readonly string[];
  /** Figures of a month in yuan, in the order of the columns. */
  months: readonly { period: string; figures: readonly string[] }[];
  className?: string | undefined;
}

/** Month by month, a row each; on a narrow screen it slides by itself. */
export function MonthFigures({ label, heads, months, className = '' }: Props) {
  const dates = useDates();
  return (
    <div className={styles.scroll} tabIndex={0} role="group" aria-label={label}>
      <table className={`${styles.table} ${className}`}>
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {months.map(({ period, figures }) => (
            <tr key={period}>
              <th scope="row">{dates.period(period)}</th>
              {figures.map((amount, at) => (
                <td key={heads[at + 1]}>{formatAmount(amount)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
