import type { Entry } from '../../shared/api/types';
import { formatYuan } from '../../shared/format/yuan';
import { useDates } from '../../shared/i18n/useDates';
import { useWords } from '../../shared/i18n/i18n';
import { Card } from '../parts/Card';
import { fundsOf } from './funds';
import styles from './AfterCard.module.css';

/** What was left in the trust, and in the entry's fund, once it was booked. */
export function AfterCard({ entry }: { entry: Entry }) {
  const t = useWords();
  const dates = useDates();
  return (
    <Card title={t('entry:after')}>
      <p className={styles.total}>{formatYuan(entry.balanceAfter.total)}</p>
      <p className="quiet">{t('entry:afterTotal')}</p>
      {fundsOf(entry).length === 1 && (
        <p className={styles.fund}>
          <span>{t(`fund.${entry.fund}`)}</span>
          <span className="num">{formatYuan(entry.balanceAfter.fund)}</span>
        </p>
      )}
      <p className="quiet small">{t('entry:postedAt', { at: dates.instant(entry.postedAt) })}</p>
    </Card>
  );
}
