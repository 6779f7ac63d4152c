import type { Flow } from '../../shared/api/types';
import { formatAmount } from '../../shared/format/yuan';
import { useDates } from '../../shared/i18n/useDates';
import { useWords } from '../../shared/i18n/i18n';
import { Card } from '../parts/Card';
import { MonthBars } from './MonthBars';
import styles from './MonthsTable.module.css';

/** Each month's in, out and what was left, as bars and as a table. */
export function MonthsTable({ months }: { months: Flow['byMonth'] }) {
  const t = useWords();
  const dates = useDates();
  return (
    <Card title={t('flow:months.title')}>
      <MonthBars months={months} />
      <div className={styles.scroll} tabIndex={0} role="group" aria-label={t('flow:months.title')}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t('flow:months.period')}</th>
              <th scope="col">{t('flow:months.in')}</th>
              <th scope="col">{t('flow:months.out')}</th>
              <th scope="col">{t('flow:months.closing')}</th>
            </tr>
          </thead>
          <tbody>
            {months.map((month) => (
              <tr key={month.period}>
                <th scope="row">{dates.period(month.period)}</th>
                <td>{formatAmount(month.in)}</td>
                <td>{formatAmount(month.out)}</td>
                <td>{formatAmount(month.closing)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  );
}
