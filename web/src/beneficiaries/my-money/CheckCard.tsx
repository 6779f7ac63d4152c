import { Link } from 'react-router';
import { formatAmount, isZeroYuan } from '../../shared/format/yuan';
import { useDates } from '../../shared/i18n/useDates';
import { useWords } from '../../shared/i18n/i18n';
import { useCommunity } from '../layout/community';
import { Card } from '../parts/Card';
import styles from './my-money.module.css';
import type { MyMoney } from '../../shared/api/types';

/** All homes together are the books, to the fen; who doubts it opens the lines. */
export function CheckCard({ money }: { money: MyMoney }) {
  const t = useWords();
  const dates = useDates();
  const { page } = useCommunity();
  const { check, proof, months } = money;
  const agrees = isZeroYuan(check.difference);
  const last = months[months.length - 1]?.period ?? money.to;
  return (
    <Card title={t('my-money:check.title')}>
      <Link
        className={agrees ? styles.agrees : styles.differs}
        to={page(`/my-money/check?period=${last}`)}
      >
        <span>
          {t('my-money:check.sum', {
            count: check.households,
            difference: formatAmount(check.difference),
          })}
          {agrees ? ' ✓' : ' !'}
        </span>
        <span aria-hidden>›</span>
      </Link>
      <p className="quiet small">
        {t(agrees ? 'my-money:check.agrees' : 'my-money:check.differs', {
          lines: check.lines,
        })}
      </p>
      {proof && (
        <p className="quiet small">
          {t('my-money:check.proof', {
            period: dates.period(proof.period),
            no: proof.leafIndex,
          })}
        </p>
      )}
    </Card>
  );
}
