import type { BudgetLine } from '../../shared/api/types';
import { useWords } from '../../shared/i18n/i18n';
import { useDates } from '../../shared/i18n/useDates';
import { Card } from '../parts/Card';
import styles from './budget.module.css';

/** What the owners' committee said about a line while it looked the draft through. */
export function Remarks({ remarks }: Pick<BudgetLine, 'remarks'>) {
  const t = useWords();
  const dates = useDates();
  if (remarks.length === 0) return null;
  return (
    <Card title={t('budget:line.remarks')}>
      <ul className={styles.comments}>
        {remarks.map(({ id, by, at, text }) => (
          <li key={id} className={styles.comment}>
            <p className="quiet small">
              {by} · {dates.instant(at)}
            </p>
            <p className={styles.said}>{text}</p>
          </li>
        ))}
      </ul>
    </Card>
  );
}
