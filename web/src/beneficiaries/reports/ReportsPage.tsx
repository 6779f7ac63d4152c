import { useGet } from '../../shared/api/queries';
import type { Report } from '../../shared/api/types';
import { EmptyState } from '../../shared/components/EmptyState';
import { useDates } from '../../shared/i18n/useDates';
import { useWords } from '../../shared/i18n/i18n';
import { FollowButton } from '../follow/FollowButton';
import { AskLink } from '../inquiries/AskLink';
import { useCommunity } from '../layout/community';
import { Page } from '../layout/Page';
import { Card } from '../parts/Card';
import { Load } from '../parts/Load';
import { MoreLink } from '../parts/MoreLink';
import { ReportRow } from '../parts/ReportRow';
import { Rows } from '../parts/Rows';
import styles from './ReportsPage.module.css';
import '../explore/words';

/** 报告: the monthly statements, each the very file that hangs on the notice board. */
export default function ReportsPage() {
  const t = useWords();
  const { path, page } = useCommunity();
  const reports = useGet<{ items: Report[] }>(path('/reports'), { kind: 'income-expenditure' });
  return (
    <Page title={t('reports:title')} lead={t('reports:lead')}>
      <div className={styles.follow}>
        <FollowButton kind="report" name={t('reports:title')} />
      </div>
      <Card>
        <Load query={reports} lines={6}>
          {({ items }) =>
            items.length === 0 ? (
              <EmptyState title={t('reports:empty')}>{t('reports:emptyHint')}</EmptyState>
            ) : (
              <>
                <Rows>
                  {items.map((report) => (
                    <Published key={report.id} report={report} />
                  ))}
                </Rows>
                <p className={styles.hint}>{t('reports:fingerprintHint')}</p>
              </>
            )
          }
        </Load>
      </Card>
      <MoreLink to={page('/history')}>{t('explore:then.link')}</MoreLink>
      <MoreLink to={page('/take-away')}>{t('reports:takeAway')}</MoreLink>
    </Page>
  );
}

function Published({ report }: { report: Report }) {
  const t = useWords();
  const dates = useDates();
  return (
    <div className={styles.report}>
      <ReportRow report={report} />
      <p className="quiet small">
        {t('reports:made', { at: dates.instant(report.createdAt), who: report.madeBy })}
      </p>
      <p className="quiet small">
        {t('reports:fingerprint')} <code>{report.sha256}</code>
      </p>
      <AskLink kind="report" id={report.id} about={report.title} />
    </div>
  );
}
