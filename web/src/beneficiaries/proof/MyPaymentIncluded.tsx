import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { apiUrl } from '../../shared/api/client';
import { useGet } from '../../shared/api/queries';
import type { Household, ReceiptsTrees } from '../../shared/api/types';
import { useWords } from '../../shared/i18n/i18n';
import { useDates } from '../../shared/i18n/useDates';
import { paymentsCheck } from '../../shared/proof/checks';
import { saveEvidence } from '../../shared/proof/save-evidence';
import { useCommunity } from '../layout/community';
import { Card } from '../parts/Card';
import { Button, Choice } from '../parts/form';
import styles from './proof.module.css';
import { ProofLine } from './ProofLine';

type Home = Pick<Household, 'unitId' | 'receipts'>;

/** Whether what this home paid is in the published receipts of a month: computed here, not asserted there. */
export function MyPaymentIncluded({ home }: { home: Home }) {
  const t = useWords();
  const { path } = useCommunity();
  const trees = useGet<ReceiptsTrees>(path('/receipts-trees'));
  const [chosen, setChosen] = useState<string>();
  if (!trees.data) return null;
  const months = trees.data.items.map(({ period }) => period);
  const period = chosen ?? firstOf(months, home);
  return (
    <Card title={t('proof:paymentsTitle')}>
      {period === undefined ? (
        <p className="quiet">{t('proof:paymentsNoTree')}</p>
      ) : (
        <Month key={period} home={home} period={period} months={months} onMonth={setChosen} />
      )}
    </Card>
  );
}

/** The newest closed month this home has a receipt of, else the newest. */
const firstOf = (months: readonly string[], { receipts }: Home) =>
  months.find((month) => receipts.some(({ receivedOn }) => receivedOn.startsWith(month))) ??
  months[0];

interface MonthProps {
  home: Home;
  period: string;
  months: readonly string[];
  onMonth: (period: string) => void;
}

function Month({ home, period, months, onMonth }: MonthProps) {
  const t = useWords();
  const dates = useDates();
  const { id, path } = useCommunity();
  const { unitId, receipts } = home;
  const { data: check } = useQuery({
    queryKey: ['payments-check', id, unitId, period],
    queryFn: () => paymentsCheck(id, { period, unitId, receipts }),
  });
  const proof = path(`/my-charges/receipts-trees/${period}?unitId=${unitId}`);
  return (
    <>
      <div className={styles.month}>
        <Choice
          label={t('proof:paymentsMonth')}
          value={period}
          onValue={onMonth}
          options={months.map((month) => ({ value: month, label: dates.period(month) }))}
        />
      </div>
      <ProofLine verdict={check?.verdict} />
      {check?.evidence != null && (
        <Button
          onClick={() => saveEvidence(`evidence-${id}-${period}-payments.json`, check.evidence)}
        >
          {t('proof:save')}
        </Button>
      )}
      <p className="quiet small">
        {t('proof:paymentsHow')}{' '}
        <a className={styles.link} href={apiUrl(proof)} download={`receipts-${period}.json`}>
          {t('proof:paymentsDownload')}
        </a>
      </p>
    </>
  );
}
