import { useGet } from '../../shared/api/queries';
import type { AccountSummary } from '../../shared/api/types';
import { EmptyState } from '../../shared/components/EmptyState';
import { useWords } from '../../shared/i18n/i18n';
import { useCommunity } from '../layout/community';
import { Page } from '../layout/Page';
import { Card } from '../parts/Card';
import { Columns } from '../parts/Columns';
import { EntryRow } from '../parts/EntryRow';
import { Load } from '../parts/Load';
import { MoreLink } from '../parts/MoreLink';
import { ReportRow } from '../parts/ReportRow';
import { Rows } from '../parts/Rows';
import { HeadCard } from '../proof/HeadCard';
import { BalanceCard } from './BalanceCard';
import { CommonIncomeCard } from './CommonIncomeCard';
import { MonthCard } from './MonthCard';
import { MyHomeCard } from './MyHomeCard';
import { PostsCard } from './PostsCard';
import { ProgressCard } from './ProgressCard';

/** 我们的账: what is there, what moved this month, what is being decided, who looks after it. */
export function HomePage() {
  const t = useWords();
  const { path } = useCommunity();
  const summary = useGet<AccountSummary>(path('/account/summary'));
  return (
    <Page title={t('home:title')}>
      <Load query={summary} lines={8}>
        {(account) => (
          <Columns
            first={
              <>
                <BalanceCard account={account} />
                <HeadCard />
                <MonthCard month={account.month} />
                <PaymentsCard account={account} />
              </>
            }
            second={
              <>
                <ProgressCard items={account.inProgress} />
                <MyHomeCard />
                <CommonIncomeCard />
                <PostsCard />
                <ReportsCard account={account} />
              </>
            }
          />
        )}
      </Load>
    </Page>
  );
}

function PaymentsCard({ account }: { account: AccountSummary }) {
  const t = useWords();
  const { page } = useCommunity();
  return (
    <Card title={t('home:payments.title')}>
      {account.lastPayments.length === 0 ? (
        <EmptyState title={t('home:payments.empty')} />
      ) : (
        <Rows>
          {account.lastPayments.map((card) => (
            <EntryRow key={card.seq} card={card} photo />
          ))}
        </Rows>
      )}
      <MoreLink to={page('/statement')}>{t('home:payments.all')}</MoreLink>
    </Card>
  );
}

function ReportsCard({ account }: { account: AccountSummary }) {
  const t = useWords();
  const { page } = useCommunity();
  return (
    <Card title={t('home:reports.title')}>
      {account.reports.length === 0 ? (
        <p className="quiet">{t('home:reports.empty')}</p>
      ) : (
        <Rows>
          {account.reports.slice(0, 3).map((report) => (
            <ReportRow key={report.id} report={report} />
          ))}
        </Rows>
      )}
      <MoreLink to={page('/reports')}>{t('home:reports.all')}</MoreLink>
    </Card>
  );
}
