import { formatAmount } from '../../shared/format/yuan';
import { useDates } from '../../shared/i18n/useDates';
import { useWords } from '../../shared/i18n/i18n';
import { MonthBars } from '../flow/MonthBars';
import { Card } from '../parts/Card';
import figures from '../parts/figures.module.css';
import { monthsOfHome } from './money';
import styles from './my-money.module.css';
import type { MoneyMonth } from '../../shared/api/types';

/** Month by month, as bars and as a table. */
export function MonthsCard({ months }: { months: MoneyMonth[] }) {
  const t = useWords();
  const dates = useDates();
  if (months.length < 2) return null;
  const title = t('my-money:months.title');
  return (
    <Card title={title}>
      <MonthBars months={monthsOfHome(months)} />
      <div className={figures.scroll} tabIndex={0} role="group" aria-label={title}>
        <table className={`${figures.table} ${styles.figures}`}>
          <thead>
            <tr>
              <th scope="col">{t('my-money:months.period')}</th>
              <th scope="col">{t('my-money:months.paid')}</th>
              <th scope="col">{t('my-money:months.income')}</th>
              <th scope="col">{t('my-money:months.uses')}</th>
              <th scope="col">{t('my-money:months.held')}</th>
            </tr>
          </thead>
          <tbody>
            {months.map((month) => (
              <tr key={month.period}>
                <th scope="row">{dates.period(month.period)}</th>
                <td>{formatAmount(month.paid)}</td>
                <td>{formatAmount(month.income)}</td>
                <td>{formatAmount(month.uses)}</td>
                <td>{formatAmount(month.held)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  );
}
