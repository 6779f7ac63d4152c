import { Button } from 'antd';
import { apiUrl } from '../../shared/api/client';
import { useGet } from '../../shared/api/queries';
import type { Report } from '../../shared/api/types';
import { useDates } from '../../shared/i18n/useDates';
import { useHere } from '../app/here';
import { useWords } from '../app/words';
import { Loaded } from '../ui/Loaded';
import styles from './MakeReport.module.css';

/** A report that lies in the archive: what it is, and the way to its file. */
export function Filed({ reportId }: { reportId: string }) {
  const t = useWords('reports');
  const here = useHere();
  const dates = useDates();
  const report = useGet<Report>(here.api(`/reports/${reportId}`));
  return (
    <Loaded of={report} lines={3}>
      {({ title, number, pages, final, createdAt, madeBy, sha256, proofState }) => (
        <div className={styles.filed}>
          <strong>{title}</strong>
          <span>{[number, t(final ? 'final' : 'notFinal')].filter(Boolean).join(' · ')}</span>
          <span>
            {t('filedFacts', { pages: pages ?? '—', at: dates.instant(createdAt), who: madeBy })}
          </span>
          {proofState === 'stated' && <span>{t('stated')}</span>}
          <span className="code">{sha256}</span>
          <Button
            type="primary"
            href={apiUrl(here.api(`/reports/${reportId}/pdf`))}
            target="_blank"
            rel="noreferrer"
          >
            {t('openPdf')}
          </Button>
        </div>
      )}
    </Loaded>
  );
}
