import { Link, useParams } from 'react-router';
import { apiUrl } from '../../shared/api/client';
import { ApiProblem } from '../../shared/api/problem';
import { useGet } from '../../shared/api/queries';
import { EmptyState } from '../../shared/components/EmptyState';
import { MoneyText } from '../../shared/components/MoneyText';
import { useDates } from '../../shared/i18n/useDates';
import { useWords } from '../../shared/i18n/i18n';
import { Frame } from '../layout/Frame';
import { Page } from '../layout/Page';
import { Card } from '../parts/Card';
import { Columns } from '../parts/Columns';
import { Load } from '../parts/Load';
import { LicenceCard, PackageCard, TablesCard } from '../take-away/TakeAwayPage';
import styles from '../take-away/take-away.module.css';
import type { PublicPage as Shown } from '../take-away/types';
import '../take-away/words';
import { BudgetCard, FlowCard, MonthsCard, PaymentsCard, ReportsCard } from './PublicCards';

/** 公开页: without log-in, where the owners have resolved so. */
export default function PublicPage() {
  const { communityId = '' } = useParams();
  const page = useGet<Shown>(`/public/communities/${encodeURIComponent(communityId)}`);
  const { error } = page;
  const gone = error instanceof ApiProblem && error.status === 404;
  return (
    <Frame>
      {gone ? (
        <Gone sentence={error.message} />
      ) : (
        <Load query={page} lines={8}>
          {Everything}
        </Load>
      )}
    </Frame>
  );
}

function Gone({ sentence }: { sentence: string }) {
  const t = useWords();
  return (
    <EmptyState title={t('open-data:public.gone')}>
      <p>{sentence}</p>
      <Link to="/">{t('toStart')}</Link>
    </EmptyState>
  );
}

function Everything(page: Shown) {
  return <Whole page={page} />;
}

function Whole({ page }: { page: Shown }) {
  const t = useWords();
  const dates = useDates();
  const lead = t('open-data:public.lead', {
    trustee: page.trusteeName,
    number: page.resolutionNumber,
    day: dates.day(page.openedOn),
  });
  const fileUrl = (file: string) =>
    apiUrl(`/public/communities/${page.communityId}/open-data/${file}`);
  return (
    <Page title={page.name} lead={lead}>
      <Columns
        first={
          <>
            <TotalCard page={page} />
            <FlowCard page={page} />
            <MonthsCard page={page} />
            <PaymentsCard page={page} />
          </>
        }
        second={
          <>
            <BudgetCard page={page} />
            <ReportsCard page={page} />
            <TrustCard page={page} />
            <PackageCard data={page.openData} url={fileUrl(page.openData.packageFile)} />
            <LicenceCard data={page.openData} />
            <TablesCard data={page.openData} fileUrl={fileUrl} />
          </>
        }
      />
      <p className={`quiet small ${styles.gap}`}>{t('open-data:public.privacy')}</p>
      <p className="no-print">
        <Link to={`/c/${page.communityId}`}>{t('open-data:public.signIn')}</Link>
      </p>
    </Page>
  );
}

function TotalCard({ page }: { page: Shown }) {
  const t = useWords();
  const dates = useDates();
  return (
    <Card title={t('open-data:public.total')}>
      <p className={styles.sum}>
        <MoneyText amount={page.total} strong />
      </p>
      {page.funds.map((fund) => (
        <p key={fund.fund} className={styles.line}>
          <span>{fund.name}</span>
          <MoneyText amount={fund.balance} />
        </p>
      ))}
      {page.closedThrough && (
        <p className="quiet small">
          {t('open-data:public.closedThrough', { day: dates.day(page.closedThrough) })}
        </p>
      )}
    </Card>
  );
}

function TrustCard({ page }: { page: Shown }) {
  const t = useWords();
  const dates = useDates();
  const { proof, questions } = page;
  return (
    <Card title={t('open-data:public.proof')}>
      {proof ? (
        <>
          <p>
            {t('open-data:public.proofText', {
              at: dates.instant(proof.signedAt),
              size: proof.size,
            })}
          </p>
          <p className={`quiet ${styles.hash}`}>
            <code>{proof.root}</code>
          </p>
        </>
      ) : (
        <p>{t('open-data:public.noProof')}</p>
      )}
      <h3 className={styles.gap}>{t('open-data:public.questions')}</h3>
      <p>
        {t('open-data:public.questionsText', {
          asked: questions.asked,
          answered: questions.answered,
        })}
      </p>
    </Card>
  );
}
