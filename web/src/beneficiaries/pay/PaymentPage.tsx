import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { Link, useParams } from 'react-router';
import { api, apiUrl } from '../../shared/api/client';
import type { MyPayment } from '../../shared/api/types';
import { formatYuan } from '../../shared/format/yuan';
import { useWords } from '../../shared/i18n/i18n';
import { useDates } from '../../shared/i18n/useDates';
import { useCommunity } from '../layout/community';
import { Page } from '../layout/Page';
import { Card } from '../parts/Card';
import { Load } from '../parts/Load';
import { MoreLink } from '../parts/MoreLink';
import styles from './pay.module.css';
import '../my-home/words';

const POLL_MS = 2000;

/** 缴费结果: waits until the money has come, then says where it went. */
export default function PaymentPage() {
  const t = useWords();
  const payment = usePayment();
  useHomeAnew(payment.data?.state);
  return (
    <Page title={t('my-home:payment.title')}>
      <Load query={payment}>
        {(found) => (
          <div className={styles.narrow}>
            <Result payment={found} />
          </div>
        )}
      </Load>
    </Page>
  );
}

function usePayment() {
  const { path } = useCommunity();
  const { paymentId = '' } = useParams();
  const at = path(`/my-charges/payments/${paymentId}`);
  return useQuery<MyPayment, Error>({
    queryKey: [at],
    queryFn: ({ signal }) => api.get<MyPayment>(at, {}, signal),
    refetchInterval: ({ state }) => (state.data?.state === 'open' ? POLL_MS : false),
  });
}

/** Bills and receipts have changed with the payment. */
function useHomeAnew(state: string | undefined): void {
  const client = useQueryClient();
  const { path } = useCommunity();
  const charges = path('/my-charges');
  useEffect(() => {
    if (state === 'paid') void client.invalidateQueries({ queryKey: [charges] });
  }, [client, charges, state]);
}

const LOOKS: Record<string, { look: string | undefined; mark: string }> = {
  paid: { look: styles.good, mark: '✓' },
  open: { look: styles.waiting, mark: '…' },
};
const ENDED = { look: styles.ended, mark: '×' };

function Result({ payment }: { payment: MyPayment }) {
  const t = useWords();
  const { page } = useCommunity();
  const { look, mark } = LOOKS[payment.state] ?? ENDED;
  return (
    <Card>
      <p className={`${styles.state} ${look}`} role="status">
        <span className={styles.mark} aria-hidden>
          {mark}
        </span>
        {t(`my-home:payment.${payment.state}`)}
      </p>
      <Lead payment={payment} />
      {payment.remarks.map((remark) => (
        <p key={remark} className={styles.remark}>
          {t(`my-home:payment.remark.${remark}`)}
        </p>
      ))}
      <Facts payment={payment} />
      <NextStep payment={payment} />
      <MoreLink to={page(`/my-home?unit=${payment.unitId}`)}>{t('my-home:payment.home')}</MoreLink>
    </Card>
  );
}

function Lead({ payment: { state, amount, received } }: { payment: MyPayment }) {
  const t = useWords();
  if (state === 'paid')
    return <p>{t('my-home:payment.paidLead', { amount: formatYuan(received ?? amount) })}</p>;
  return <p>{t(`my-home:payment.${state === 'open' ? 'openLead' : 'notPaidLead'}`)}</p>;
}

function Facts({ payment }: { payment: MyPayment }) {
  const t = useWords();
  const dates = useDates();
  const facts: [string, string | null][] = [
    ['unit', payment.unitLabel],
    ['ordered', formatYuan(payment.amount)],
    ['received', payment.received && formatYuan(payment.received)],
    ['at', payment.paidAt && dates.instant(payment.paidAt)],
    ['no', payment.outTradeNo],
  ];
  return (
    <dl className={styles.facts}>
      {facts.map(([name, value]) =>
        value ? (
          <div key={name} style={{ display: 'contents' }}>
            <dt>{t(`my-home:payment.${name}`)}</dt>
            <dd>{value}</dd>
          </div>
        ) : null,
      )}
    </dl>
  );
}

/** The receipt of what is paid; the way to pay what is open; the way back to what has ended. */
function NextStep({ payment }: { payment: MyPayment }) {
  const t = useWords();
  const dates = useDates();
  const { path, page } = useCommunity();
  const { state, payUrl, receiptId, receiptNumber } = payment;
  if (state === 'paid') {
    if (!receiptId) return null;
    const receipt = apiUrl(path(`/my-charges/receipts/${receiptId}/pdf`));
    return (
      <a className={styles.go} href={receipt} target="_blank" rel="noreferrer">
        {t('my-home:payment.receipt', { number: receiptNumber })}
      </a>
    );
  }
  if (state === 'open' && payUrl)
    return (
      <>
        <a className={styles.go} href={payUrl}>
          {t('my-home:payment.go', { amount: formatYuan(payment.amount) })}
        </a>
        <p className="quiet small">
          {t('my-home:payment.until', { at: dates.instant(payment.expiresAt) })}
        </p>
      </>
    );
  return (
    <Link className={styles.go} to={page(`/my-home/pay?unit=${payment.unitId}`)}>
      {t('my-home:payment.again')}
    </Link>
  );
}
