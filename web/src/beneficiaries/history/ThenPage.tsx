import { useParams } from 'react-router';
import { useGet } from '../../shared/api/queries';
import type { AccountSummary } from '../../shared/api/types';
import { formatYuan } from '../../shared/format/yuan';
import { useDates } from '../../shared/i18n/useDates';
import { useWords } from '../../shared/i18n/i18n';
import { useCommunity } from '../layout/community';
import { Page } from '../layout/Page';
import { Card } from '../parts/Card';
import { Load } from '../parts/Load';
import { MoreLink } from '../parts/MoreLink';
import { Rows } from '../parts/Rows';
import { CorrectionList } from './CorrectionList';
import styles from './history.module.css';

/** The account as it stood then, the way to its pages, and what was put right since. */
export default function ThenPage() {
  const t = useWords();
  const { path, page, id } = useCommunity();
  const { asOf = '' } = useParams();
  const summary = useGet<AccountSummary>(path('/account/summary'));
  return (
    <Page
      title={t('explore:then.thatDay')}
      back={{ to: `/c/${id}/history`, word: t('explore:then.title') }}
    >
      <div className={styles.stack}>
        <Load query={summary}>{(then) => <Then then={then} />}</Load>
        <Card title={t('explore:then.since')}>
          <CorrectionList asOf={asOf} emptyTitle={t('explore:then.sinceNone')} />
          <p className="quiet small">{t('explore:then.how')}</p>
        </Card>
        <MoreLink to={page('/history')}>{t('explore:then.all')}</MoreLink>
      </div>
    </Page>
  );
}

function Then({ then }: { then: AccountSummary }) {
  const t = useWords();
  const dates = useDates();
  const { page } = useCommunity();
  const at = then.month.period;
  return (
    <Card title={t('explore:then.held')}>
      <p className={styles.held}>{formatYuan(then.total)}</p>
      <p className="quiet">
        {then.closedThrough
          ? t('explore:then.closed', { day: dates.day(then.closedThrough) })
          : t('explore:then.notClosed')}
      </p>
      <Rows>
        {then.funds.map((fund) => (
          <span key={fund.fund} className={styles.report}>
            <span>{fund.name}</span>
            <b>{formatYuan(fund.balance)}</b>
          </span>
        ))}
      </Rows>
      <MoreLink to={page(`/flow?unit=month&at=${at}`)}>{t('explore:then.flow')}</MoreLink>
      <MoreLink to={page('/statement')}>{t('explore:then.statement')}</MoreLink>
      <MoreLink to={page(`/explore?unit=month&at=${at}`)}>{t('explore:then.explore')}</MoreLink>
    </Card>
  );
}
