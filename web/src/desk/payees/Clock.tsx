import { useEffect, useState } from 'react';
import { ProgressBar } from '../../shared/components/ProgressBar';
import { useDates } from '../../shared/i18n/useDates';
import { useWords } from '../app/words';

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;
const WAIT_MINUTES = 24 * 60;

/** The 24 hours before a new account can be paid, as they run down. */
export function Clock({ until }: { until: string }) {
  const t = useWords('payees');
  const dates = useDates();
  const left = Math.max(0, Date.parse(until) - useMinute());
  const hours = Math.floor(left / HOUR_MS);
  const minutes = Math.ceil((left % HOUR_MS) / MINUTE_MS);
  if (left === 0) return <p>{t('clock.over')}</p>;
  return (
    <div role="timer">
      <p>
        {t('clock.left', { hours, minutes })}
        <span className="quiet">{t('clock.until', { at: dates.instant(until) })}</span>
      </p>
      <ProgressBar
        label={t('clock.label')}
        done={Math.max(0, WAIT_MINUTES - Math.ceil(left / MINUTE_MS))}
        total={WAIT_MINUTES}
      />
    </div>
  );
}

function useMinute(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = window.setInterval(() => setNow(Date.now()), MINUTE_MS);
    return () => window.clearInterval(timer);
  }, []);
  return now;
}
