import { useQuery } from '@tanstack/react-query';
import { apiUrl } from '../../shared/api/client';
import type { Entry } from '../../shared/api/types';
import { useWords } from '../../shared/i18n/i18n';
import { entryCheck } from '../../shared/proof/checks';
import { saveEvidence } from '../../shared/proof/save-evidence';
import { useCommunity } from '../layout/community';
import { Card } from '../parts/Card';
import { Button } from '../parts/form';
import styles from './proof.module.css';
import { ProofLine } from './ProofLine';

/** Whether what this page shows is what was posted: checked here, not asserted there. */
export function EntryProof({ entry }: { entry: Entry }) {
  const t = useWords();
  const { id, path } = useCommunity();
  const { data: check } = useQuery({
    queryKey: ['entry-check', id, entry.seq],
    queryFn: () => entryCheck(id, entry),
  });
  return (
    <Card title={t('proof:entryTitle')}>
      <ProofLine verdict={check?.verdict} />
      {check?.evidence != null && (
        <Button onClick={() => saveEvidence(`evidence-${id}-${entry.seq}.json`, check.evidence)}>
          {t('proof:save')}
        </Button>
      )}
      {check?.verdict.tone === 'good' && (
        <p className="quiet small">
          {t('proof:entryHow')}{' '}
          <a className={styles.link} href={apiUrl(path(`/entries/${entry.seq}/proof`))} download>
            {t('proof:entryDownload')}
          </a>
        </p>
      )}
    </Card>
  );
}
