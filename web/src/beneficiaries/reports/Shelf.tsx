import { apiUrl } from '../../shared/api/client';
import type { Report } from '../../shared/api/types';
import { useDates } from '../../shared/i18n/useDates';
import { useWords } from '../../shared/i18n/i18n';
import { AskLink } from '../inquiries/AskLink';
import { useCommunity } from '../layout/community';
import { Card } from '../parts/Card';
import { Fold } from '../parts/Fold';
import styles from './ReportsPage.module.css';

/** So many of a kind are in sight. */
const NEWEST = 3;

/** The reports of one kind, the newest in sight and the others folded away. */
export function Shelf({ reports }: { reports: readonly Report[] }) {
  const t = useWords();
  const [first] = reports;
  if (!first) return null;
  const older = reports.slice(NEWEST);
  return (
    <Card title={first.kindName}>
      <p className={styles.purpose}>{first.purpose}</p>
      <List reports={reports.slice(0, NEWEST)} />
      {older.length > 0 && (
        <Fold summary={t('report-shelf:older', { count: older.length })}>
          <List reports={older} />
        </Fold>
      )}
    </Card>
  );
}

function List({ reports }: { reports: readonly Report[] }) {
  return (
    <ul className={styles.list}>
      {reports.map((report) => (
        <li key={report.id} className={styles.report}>
          <Published report={report} />
        </li>
      ))}
    </ul>
  );
}

function Published({ report }: { report: Report }) {
  const t = useWords();
  const { path } = useCommunity();
  return (
    <>
      <a
        className={styles.open}
        href={apiUrl(path(`/reports/${report.id}/pdf`))}
        target="_blank"
        rel="noreferrer"
      >
        <span>{report.title}</span>
        <span className={styles.act}>{t('reports:open')}</span>
      </a>
      <Facts report={report} />
      {!report.final && <p className={styles.draft}>{t('report-shelf:draft')}</p>}
      <Fold summary={t('report-shelf:fingerprint')}>
        <code className={styles.sha}>{report.sha256}</code>
      </Fold>
      <AskLink kind="report" id={report.id} about={report.title} />
    </>
  );
}

/** Number, extent, who and when, how often printed again, whether it proves itself. */
function Facts({ report }: { report: Report }) {
  const t = useWords();
  const dates = useDates();
  const reprints = report.printCount - 1;
  const facts = [
    report.number,
    report.pages === null ? null : t('report-shelf:pages', { count: report.pages }),
    t('reports:made', { at: dates.instant(report.createdAt), who: report.madeBy }),
    reprints > 0 ? t('report-shelf:reprints', { count: reprints }) : null,
    report.proofState === 'stated' ? t('report-shelf:stated') : null,
  ];
  return <p className="quiet small">{facts.filter((fact) => fact !== null).join(' · ')}</p>;
}
