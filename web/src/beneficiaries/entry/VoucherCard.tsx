import { useMutation } from '@tanstack/react-query';
import { api, apiUrl } from '../../shared/api/client';
import type { Entry, Job } from '../../shared/api/types';
import { ErrorState } from '../../shared/components/ErrorState';
import { JobProgress } from '../../shared/components/JobProgress';
import { VoucherTable } from '../../shared/components/VoucherTable';
import { useWords } from '../../shared/i18n/i18n';
import { useCommunity } from '../layout/community';
import { Card } from '../parts/Card';
import { Button } from '../parts/form';
import styles from './VoucherCard.module.css';

const FUNDS = ['F1', 'F2', 'F3', 'F4', 'F5'];

/** The voucher as accountants know it, and as a PDF to print. */
export function VoucherCard({ entry }: { entry: Entry }) {
  const t = useWords();
  const { may } = useCommunity();
  const fundNames = Object.fromEntries(FUNDS.map((fund) => [fund, t(`fund.${fund}`)]));
  return (
    <Card
      title={t('entry:voucher')}
      aside={<span className="quiet small">{t('entry:voucherHint')}</span>}
    >
      <VoucherTable fundNames={fundNames} voucher={entry} />
      {may('report.read') && <VoucherPdf seq={entry.seq} />}
    </Card>
  );
}

function VoucherPdf({ seq }: { seq: string }) {
  const t = useWords();
  const { id, path } = useCommunity();
  const order = useMutation<{ jobId: string }, Error>({
    mutationFn: () => api.post(path('/reports'), { kind: 'voucher', seq }, { once: true }),
  });
  if (order.data)
    return (
      <JobProgress communityId={id} jobId={order.data.jobId}>
        {(job) => <PdfLink job={job} />}
      </JobProgress>
    );
  return (
    <div className={`${styles.pdf} no-print`}>
      {order.error && <ErrorState error={order.error} />}
      <Button kind="plain" busy={order.isPending} onClick={() => order.mutate()}>
        {t('entry:pdf')}
      </Button>
    </div>
  );
}

function PdfLink({ job }: { job: Job }) {
  const t = useWords();
  const { path } = useCommunity();
  const reportId = reportIdOf(job.result);
  if (!reportId) return <>{t('progress.done')}</>;
  return (
    <a
      className={styles.link}
      href={apiUrl(path(`/reports/${reportId}/pdf`))}
      target="_blank"
      rel="noreferrer"
    >
      {t('entry:openPdf')}
    </a>
  );
}

function reportIdOf(result: unknown): string | null {
  if (typeof result !== 'object' || result === null || !('reportId' in result)) return null;
  return String(result.reportId);
}
