import type { BudgetExecutionLine } from '../../shared/api/types';
import { fenOf, formatAmount, percentOf } from '../../shared/format/yuan';
import { useWords } from '../../shared/i18n/i18n';
import { useDates } from '../../shared/i18n/useDates';
import figures from '../parts/figures.module.css';
import { monthsOf, type MonthSpent } from './months';
import styles from './ExecutionMonths.module.css';

interface Props {
  lines: readonly BudgetExecutionLine[];
  approved: string;
}

/** Spent month by month as bars, then the same as a table with what it comes to. */
export function ExecutionMonths({ lines, approved }: Props) {
  const t = useWords();
  const dates = useDates();
  const months = monthsOf(lines);
  const title = t('budget:execution.months');
  if (months.length === 0) return <p className="quiet">{t('budget:execution.nothing')}</p>;
  return (
    <>
      <Bars months={months} />
      <div className={figures.scroll} tabIndex={0} role="group" aria-label={title}>
        <table className={figures.table}>
          <thead>
            <tr>
              <th scope="col">{t('budget:execution.month')}</th>
              <th scope="col">{t('budget:execution.spent')}</th>
              <th scope="col">{t('budget:execution.soFar')}</th>
              <th scope="col">{t('budget:execution.ofPlan')}</th>
            </tr>
          </thead>
          <tbody>
            {months.map(({ period, spent, soFar }) => (
              <tr key={period}>
                <th scope="row">{dates.period(period)}</th>
                <td>{formatAmount(spent)}</td>
                <td>{formatAmount(soFar)}</td>
                <td>{percentOf(soFar, approved)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

const FULL = 100;

function Bars({ months }: { months: readonly MonthSpent[] }) {
  const most = Math.max(1, ...months.map(({ spent }) => fenOf(spent)));
  return (
    <div className={styles.bars} aria-hidden>
      {months.map(({ period, spent }) => (
        <div key={period} className={styles.month}>
          <span className={styles.room}>
            <span
              className={styles.bar}
              style={{ height: `${(Math.max(0, fenOf(spent)) / most) * FULL}%` }}
            />
          </span>
          <span className={styles.name}>{Number(period.slice(-2))}</span>
        </div>
      ))}
    </div>
  );
}
