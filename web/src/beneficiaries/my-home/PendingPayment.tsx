import { Link } from 'react-router';
import { useGet } from '../../shared/api/queries';
import type { MyPayments } from '../../shared/api/types';
import { formatYuan } from '../../shared/format/yuan';
import { useWords } from '../../shared/i18n/i18n';
import { useDates } from '../../shared/i18n/useDates';
import { useCommunity } from '../layout/community';
import styles from './my-home.module.css';

/** A payment that was begun and not finished; nothing when there is none. */
export function PendingPayment({ unitId }: { unitId: string }) {
  const t = useWords();
  const dates = useDates();
  const { path, page } = useCommunity();
  const payments = useGet<MyPayments>(path('/my-charges/payments'));
  const open = payments.data?.items.find((each) => each.state === 'open' && each.unitId === unitId);
  if (!open) return null;
  return (
    <p className={styles.pending} role="status">
      {t('my-home:payment.pending', {
        amount: formatYuan(open.amount),
        at: dates.instant(open.expiresAt),
      })}{' '}
      <Link to={page(`/payments/${open.paymentId}`)}>{t('my-home:payment.pendingGo')}</Link>
    </p>
  );
}
