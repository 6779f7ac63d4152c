import { useQuery } from '@tanstack/react-query';
import { apiUrl } from '../../shared/api/client';
import { useDates } from '../../shared/i18n/useDates';
import { useWords } from '../../shared/i18n/i18n';
import type { HeadCheck } from '../../shared/proof/check-head';
import { headCheck } from '../../shared/proof/checks';
import { saveEvidence } from '../../shared/proof/save-evidence';
import { useCommunity } from '../layout/community';
import { Card } from '../parts/Card';
import { Fold } from '../parts/Fold';
import { Button } from '../parts/form';
import styles from './proof.module.css';
import { ProofLine } from './ProofLine';

/** 账本核对: this very browser compares the books with what it saw last time, and says so. */
export function HeadCard() {
  const t = useWords();
  const { id } = useCommunity();
  const check = useHeadCheck(id);
  return (
    <Card title={t('proof:title')}>
      <ProofLine verdict={check?.verdict} seenAt={check?.kept?.seenAt} />
      {check?.evidence != null && (
        <Button onClick={() => saveEvidence(`evidence-${id}.json`, check.evidence)}>
          {t('proof:save')}
        </Button>
      )}
      {check?.kept && <Details check={check} kept={check.kept} />}
    </Card>
  );
}

/** Once per visit: each check moves the kept head on. The checks come after the page has been painted. */
function useHeadCheck(id: number): HeadCheck | undefined {
  const { data } = useQuery({
    queryKey: ['head-check', id],
    queryFn: () => headCheck(id),
    staleTime: Number.POSITIVE_INFINITY,
  });
  return data;
}

function Details({ check, kept }: { check: HeadCheck; kept: NonNullable<HeadCheck['kept']> }) {
  const t = useWords();
  const dates = useDates();
  const { id } = useCommunity();
  return (
    <Fold summary={t('proof:details')}>
      <dl className={styles.facts}>
        <dt>{t('proof:since')}</dt>
        <dd>{dates.instant(kept.since)}</dd>
        <dt>{t('proof:size')}</dt>
        <dd>{kept.size}</dd>
        {check.signedAt && (
          <>
            <dt>{t('proof:signedAt')}</dt>
            <dd>{dates.instant(check.signedAt)}</dd>
          </>
        )}
        <dt>{t('proof:root')}</dt>
        <dd className={styles.root}>{kept.root.replace(/(.{4})(?!$)/g, '$1 ')}</dd>
      </dl>
      <p className="quiet small">{t('proof:how')}</p>
      <p>
        <a
          className={styles.link}
          href={apiUrl(`/log/${id}/checkpoint`)}
          download={`head-${id}.txt`}
        >
          {t('proof:download')}
        </a>
      </p>
    </Fold>
  );
}
