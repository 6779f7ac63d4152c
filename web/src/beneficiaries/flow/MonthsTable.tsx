import type { Flow } from '../../shared/api/types';
import { useWords } from '../../shared/i18n/i18n';
import { Card } from '../parts/Card';
import { MonthFigures } from '../parts/MonthFigures';
import { MonthBars } from './MonthBars';

/** Each month's in, out and what was left, as bars and as a table. */
export function MonthsTable({ months }: { months: Flow['byMonth'] }) {
  const t = useWords();
  const title = t('flow:months.title');
  return (
    <Card title={title}>
      <MonthBars months={months} />
      <MonthFigures
        label={title}
        heads={[
          t('flow:months.period'),
          t('flow:months.in'),
          t('flow:months.out'),
          t('flow:months.closing'),
        ]}
        months={months.map((month) => ({
          period: month.period,
          figures: [month.in, month.out, month.closing],
        }))}
      />
    </Card>
  );
}
