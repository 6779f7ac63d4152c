import { useWords } from '../../shared/i18n/i18n';
import { MonthBars } from '../flow/MonthBars';
import { Card } from '../parts/Card';
import { MonthFigures } from '../parts/MonthFigures';
import { monthsOfHome } from './money';
import styles from './my-money.module.css';
import type { MoneyMonth } from '../../shared/api/types';

/** Month by month, as bars and as a table. */
export function MonthsCard({ months }: { months: MoneyMonth[] }) {
  const t = useWords();
  if (months.length < 2) return null;
  const title = t('my-money:months.title');
  return (
    <Card title={title}>
      <MonthBars months={monthsOfHome(months)} />
      <MonthFigures
        label={title}
        className={styles.figures}
        heads={['period', 'paid', 'income', 'uses', 'held'].map((key) =>
          t(`my-money:months.${key}`),
        )}
        months={months.map(({ period, paid, income, uses, held }) => ({
          period,
          figures: [paid, income, uses, held],
        }))}
      />
    </Card>
  );
}
