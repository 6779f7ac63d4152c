import { apiUrl } from '../../shared/api/client';
import type { PublishedReport } from '../../shared/api/types';
import { useWords } from '../../shared/i18n/i18n';
import { useCommunity } from '../layout/community';
import styles from './ReportRow.module.css';

/** A published report; the whole row opens its PDF. */
export function ReportRow({ report }: { report: PublishedReport }) {
  const t = useWords();
  const { path } = useCommunity();
  return (
    <a
      className={styles.row}
      href={apiUrl(path(`/reports/${report.id}/pdf`))}
      target="_blank"
      rel="noreferrer"
    >
      <span>{report.title}</span>
      <span className={styles.act}>{t('reports:open')}</span>
    </a>
  );
}
