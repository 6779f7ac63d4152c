import { Link } from 'react-router';
import type { Household } from '../../shared/api/types';
import { today } from '../../shared/format/dates';
import { formatYuan, isZeroYuan, sumYuan } from '../../shared/format/yuan';
import { useWords } from '../../shared/i18n/i18n';
import { useDates } from '../../shared/i18n/useDates';
import { useCommunity } from '../layout/community';
import { Card } from '../parts/Card';
import { MoreLink } from '../parts/MoreLink';
import { leftOf, openBills } from './household';
import styles from './my-home.module.css';
import { PendingPayment } from './PendingPayment';

/** What is to be paid now, big, and the way to pay it. */
export function DueCard({ home }: { home: Household }) {
  const t = useWords();
  const { page } = useCommunity();
  const open = openBills(home);
  const pay = page(`/my-home/pay?unit=${home.unitId}`);
  return (
    <Card>
      <h2 className={styles.label}>
        {t('my-home:due.title')}
        <span className="quiet small">{home.label}</span>
      </h2>
      {open.length > 0 ? <Due home={home} /> : <NothingDue home={home} />}
      <PendingPayment unitId={home.unitId} />
      <Link className={`${styles.pay} ${open.length > 0 ? styles.main : styles.plain}`} to={pay}>
        {open.length > 0
          ? `${t('my-home:due.pay')} ${formatYuan(home.owed)}`
          : t('my-home:due.ahead')}
      </Link>
      <p className="quiet small">{t('my-home:due.others')}</p>
      <MoreLink to={page(`/my-home/statement?unit=${home.unitId}`)}>
        {t('my-home:statement.link')}
      </MoreLink>
      <MoreLink to={page('/collection')}>{t('my-home:collection')}</MoreLink>
    </Card>
  );
}

function Due({ home }: { home: Household }) {
  const t = useWords();
  const dates = useDates();
  const open = openBills(home);
  const late = sumYuan(open.filter(({ dueOn }) => dueOn < today()).map(leftOf));
  return (
    <>
      <p className={styles.total}>{formatYuan(home.owed)}</p>
      <p>{t('my-home:due.count', { count: open.length, day: dates.day(open[0]?.dueOn ?? '') })}</p>
      {!isZeroYuan(late) && (
        <p className={styles.late}>{t('my-home:due.overdue', { amount: formatYuan(late) })}</p>
      )}
    </>
  );
}

function NothingDue({ home }: { home: Household }) {
  const t = useWords();
  if (home.bills.length === 0)
    return (
      <>
        <p className={styles.calm}>{t('my-home:due.noBills')}</p>
        <p className="quiet">{t('my-home:due.noBillsHint')}</p>
      </>
    );
  return (
    <>
      <p className={styles.calm}>✓ {t('my-home:due.nothing')}</p>
      <p className="quiet">{t('my-home:due.nothingLead')}</p>
    </>
  );
}
