import { useSearchParams } from 'react-router';
import { useGet } from '../../shared/api/queries';
import type { Household, MyCharges } from '../../shared/api/types';
import { EmptyState } from '../../shared/components/EmptyState';
import { useWords } from '../../shared/i18n/i18n';
import { useCommunity } from '../layout/community';
import { Page } from '../layout/Page';
import { Columns } from '../parts/Columns';
import { Load } from '../parts/Load';
import { MoreLink } from '../parts/MoreLink';
import { Segments } from '../parts/Segments';
import { MyPaymentIncluded } from '../proof/MyPaymentIncluded';
import { DueCard } from './DueCard';
import { KeptCard } from './KeptCard';
import { OpenBillsCard } from './OpenBillsCard';
import { ReceiptsCard } from './ReceiptsCard';
import { SettledBillsCard } from './SettledBillsCard';
import './words';

/** 我家: what is to be paid and why, what was paid, what is kept for us. */
export default function MyHomePage() {
  const t = useWords();
  const { path } = useCommunity();
  const charges = useGet<MyCharges>(path('/my-charges'));
  return (
    <Page title={t('my-home:title')}>
      <Load query={charges} lines={6}>
        {({ homes }) => <Homes homes={homes} />}
      </Load>
    </Page>
  );
}

function Homes({ homes }: { homes: Household[] }) {
  const t = useWords();
  const [params, setParams] = useSearchParams();
  const home = homes.find(({ unitId }) => unitId === params.get('unit')) ?? homes[0];
  if (!home) return <NoHome />;
  return (
    <>
      {homes.length > 1 && (
        <Segments
          label={t('my-home:which')}
          value={home.unitId}
          onValue={(unit) => setParams({ unit }, { replace: true })}
          options={homes.map(({ unitId, label }) => ({ value: unitId, label }))}
        />
      )}
      <Home home={home} />
    </>
  );
}

function NoHome() {
  const t = useWords();
  return (
    <EmptyState title={t('my-home:none')}>
      <p>{t('my-home:noneHint')}</p>
      <MoreLink to="/me">{t('my-home:bind')}</MoreLink>
    </EmptyState>
  );
}

function Home({ home }: { home: Household }) {
  return (
    <Columns
      first={
        <>
          <DueCard home={home} />
          <OpenBillsCard home={home} />
          <SettledBillsCard home={home} />
        </>
      }
      second={
        <>
          <KeptCard home={home} />
          <MyPaymentIncluded home={home} />
          <ReceiptsCard home={home} />
        </>
      }
    />
  );
}
