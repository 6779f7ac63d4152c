import { Link } from 'react-router';
import type { AccountSummary } from '../../shared/api/types';
import { MoneyText } from '../../shared/components/MoneyText';
import { useDates } from '../../shared/i18n/useDates';
import { useWords } from '../../shared/i18n/i18n';
import { useCommunity } from '../layout/community';
import { Card } from '../parts/Card';
import { MoreLink } from '../parts/MoreLink';
import styles from './MonthCard.module.css';

/** This month in and out; each leads to its entries. */
export function MonthCard({ month }: { month: AccountSummary['month'] }) {
  const t = useWords();
  const { page } = useCommunity();
  const dates = useDates();
  const entries = (direction: 'in' | 'out') =>
    page(`/statement?from=${month.period}&to=${month.period}&direction=${direction}`);
  return (
    <Card title={t('home:month.title', { period: dates.period(month.period) })}>
      <div className={styles.pair}>
        <Link className={styles.side} to={entries('in')}>
          <span className="quiet">{t('home:month.in')}</span>
          <span className={styles.amount}>
            <MoneyText amount={month.in} direction="in" strong />
          </span>
        </Link>
        <Link className={styles.side} to={entries('out')}>
          <span className="quiet">{t('home:month.out')}</span>
          <span className={styles.amount}>
            <MoneyText amount={month.out} strong />
          </span>
        </Link>
      </div>
      <MoreLink to={page('/flow')}>{t('home:month.flow')}</MoreLink>
    </Card>
  );
}
