import { apiUrl } from '../../shared/api/client';
import type { Household, HouseholdReceipt } from '../../shared/api/types';
import { Badge } from '../../shared/components/Badge';
import { MoneyText } from '../../shared/components/MoneyText';
import { formatYuan, isZeroYuan } from '../../shared/format/yuan';
import { useWords } from '../../shared/i18n/i18n';
import { useDates } from '../../shared/i18n/useDates';
import { useCommunity } from '../layout/community';
import { Card } from '../parts/Card';
import { MoreLink } from '../parts/MoreLink';
import { Newest } from '../parts/Newest';
import styles from './my-home.module.css';

/** Every receipt of the household, the newest first; each opens as a PDF. */
export function ReceiptsCard({ home: { unitId, receipts } }: { home: Household }) {
  const t = useWords();
  const { page } = useCommunity();
  return (
    <Card title={t('my-home:receipts.title')}>
      {receipts.length === 0 ? (
        <p className="quiet">{t('my-home:receipts.empty')}</p>
      ) : (
        <Newest
          of={receipts}
          olderTitle={(count) => t('my-home:receipts.older', { count })}
          show={(receipt) => <Receipt key={receipt.id} receipt={receipt} />}
        />
      )}
      <MoreLink to={page(`/my-money?home=${unitId}`)}>{t('my-home:receipts.money')}</MoreLink>
    </Card>
  );
}

function Receipt({ receipt }: { receipt: HouseholdReceipt }) {
  const t = useWords();
  const dates = useDates();
  const { path } = useCommunity();
  const { number, method, receivedOn } = receipt;
  return (
    <a
      className={styles.receipt}
      href={apiUrl(path(`/my-charges/receipts/${receipt.id}/pdf`))}
      target="_blank"
      rel="noreferrer"
      aria-label={t('my-home:receipts.pdfOf', { number })}
    >
      <span className={styles.head}>
        <span>{t(`my-home:receipts.${receipt.kind}`)}</span>
        <MoneyText amount={receipt.amount} strong />
      </span>
      <span className={styles.why}>
        {t('my-home:receipts.about', { day: dates.day(receivedOn), method })}{' '}
        <span className="num">{number}</span>
      </span>
      {!isZeroYuan(receipt.advance) && (
        <span className={styles.why}>
          {t('my-home:receipts.intoAdvance', { amount: formatYuan(receipt.advance) })}
        </span>
      )}
      <span className={styles.foot}>
        <span className={styles.act}>{t('my-home:receipts.pdf')}</span>
        {receipt.cancelled && <Badge tone="attention">{t('my-home:receipts.cancelled')}</Badge>}
      </span>
    </a>
  );
}
