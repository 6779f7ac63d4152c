import { Suspense } from 'react';
import { Link, Navigate, Outlet, useOutletContext, useParams } from 'react-router';
import { useGet } from '../../shared/api/queries';
import type { TimeMachine } from '../../shared/api/types';
import { ErrorState } from '../../shared/components/ErrorState';
import { Skeleton } from '../../shared/components/Skeleton';
import { useDates } from '../../shared/i18n/useDates';
import { useWords } from '../../shared/i18n/i18n';
import type { InCommunity } from '../layout/community';
import styles from './history.module.css';
import '../explore/words';

const AS_OF = /^(\d{4}-\d{2}-\d{2}|[1-9]\d{0,17})$/;

/** Around every page of the account as it stood then: says so, and leads back to today. */
export default function ThenShell() {
  const { membership } = useOutletContext<InCommunity>();
  const { asOf = '' } = useParams();
  const home = `/c/${membership.id}`;
  const machine = useGet<TimeMachine>(
    `/communities/${membership.id}/time-machine`,
    { asOf },
    { enabled: AS_OF.test(asOf) },
  );
  if (!AS_OF.test(asOf)) return <Navigate to={`${home}/history`} replace />;
  if (machine.isError) return <ErrorState error={machine.error} />;
  const context: InCommunity = { membership, asOf };
  return (
    <>
      {machine.data && <Banner machine={machine.data} home={home} asOf={asOf} />}
      <Suspense fallback={<Skeleton lines={6} />}>
        <Outlet context={context} />
      </Suspense>
    </>
  );
}

interface BannerProps {
  machine: TimeMachine;
  home: string;
  asOf: string;
}

function Banner({ machine, home, asOf }: BannerProps) {
  const t = useWords();
  const dates = useDates();
  const { known, writtenSince } = machine;
  if (!known) return null;
  return (
    <div className={styles.banner} role="note">
      <span>
        <strong>{t('explore:then.banner', { day: dates.day(known.on) })}</strong>
        <span className="small">
          {t('explore:then.bannerThrough', { seq: known.through, count: writtenSince })}
        </span>
      </span>
      <span className="no-print">
        <Link to={`${home}/then/${asOf}`}>{t('explore:then.since')}</Link>
        {' · '}
        <Link to={home}>{t('explore:then.today')}</Link>
      </span>
    </div>
  );
}
