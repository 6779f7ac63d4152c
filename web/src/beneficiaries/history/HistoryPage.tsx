import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { useGet } from '../../shared/api/queries';
import type { TimeMachine } from '../../shared/api/types';
import { EmptyState } from '../../shared/components/EmptyState';
import { useDates } from '../../shared/i18n/useDates';
import { useWords } from '../../shared/i18n/i18n';
import { useCommunity } from '../layout/community';
import { Page } from '../layout/Page';
import { Card } from '../parts/Card';
import { Button, Field, Form } from '../parts/form';
import { Load } from '../parts/Load';
import { Rows } from '../parts/Rows';
import { CorrectionList } from './CorrectionList';
import styles from './history.module.css';
import '../explore/words';

/** 时光机: a day or a published report to go back to, and everything that was ever put right. */
export default function HistoryPage() {
  const t = useWords();
  const { path } = useCommunity();
  const machine = useGet<TimeMachine>(path('/time-machine'));
  return (
    <Page title={t('explore:then.title')} lead={t('explore:then.lead')}>
      <Load query={machine} lines={6}>
        {(moments) => (
          <div className={styles.stack}>
            {moments.firstDay === null ? (
              <EmptyState title={t('explore:then.empty')} />
            ) : (
              <Card title={t('explore:then.when')}>
                <DayForm first={moments.firstDay} last={moments.lastDay ?? moments.firstDay} />
              </Card>
            )}
            <Card title={t('explore:then.reports')}>
              <Reports reports={moments.reports} />
            </Card>
            <Card title={t('explore:then.all')}>
              <CorrectionList asOf="" emptyTitle={t('explore:then.allNone')} />
              <p className="quiet small">{t('explore:then.how')}</p>
            </Card>
          </div>
        )}
      </Load>
    </Page>
  );
}

function DayForm({ first, last }: { first: string; last: string }) {
  const t = useWords();
  const dates = useDates();
  const { page } = useCommunity();
  const navigate = useNavigate();
  const [day, setDay] = useState(last);
  const hint = t('explore:then.dayHint', { first: dates.day(first), last: dates.day(last) });
  return (
    <Form onSubmit={() => day && void navigate(page(`/then/${day}`))}>
      <Field
        label={t('explore:then.day')}
        hint={hint}
        type="date"
        min={first}
        value={day}
        onValue={setDay}
      />
      <Button>{t('explore:then.go')}</Button>
    </Form>
  );
}

function Reports({ reports }: Pick<TimeMachine, 'reports'>) {
  const t = useWords();
  const dates = useDates();
  const { page } = useCommunity();
  if (reports.length === 0) return <p className="quiet">{t('explore:then.noReports')}</p>;
  return (
    <Rows>
      {reports.map(({ id, title, createdAt, throughSeq, corrections }) => (
        <Link key={id} className={styles.report} to={page(`/then/${throughSeq}`)}>
          <b>{title}</b>
          <span className="quiet small">
            {t('explore:then.report', { at: dates.instant(createdAt) })} ·{' '}
            {corrections > 0
              ? t('explore:then.reportCorrected', { count: corrections })
              : t('explore:then.reportSame')}
          </span>
        </Link>
      ))}
    </Rows>
  );
}
