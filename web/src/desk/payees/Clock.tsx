import { useEffect, useState } from 'react';
import { ProgressBar } from '../../shared/components/ProgressBar';
import { useDates } from '../../shared/i18n/useDates';
import { useWords } from '../app/words';

const HOUR_MINUTES = 60;
const MINUTE_MS = 60_000;
const WAIT_HOURS = 24;

/** The 24 hours before a new account can be paid, as they run down. */
export function Clock({ until }: { until: string }) {
  const t = useWords('payees');
  const dates = useDates();
  const minutesLeft = Math.max(0, Math.ceil((Date.parse(until) - useMinute()) / MINUTE_MS));
  const hours = Math.floor(minutesLeft / HOUR_MINUTES);
  const minutes = minutesLeft % HOUR_MINUTES;
  if (minutesLeft === 0) return <p>{t('clock.over')}</p>;
  return (
    <div role="timer">
      <p>
        {t('clock.left', { hours, minutes })}
        <span className="quiet">{t('clock.until', { at: dates.instant(until) })}</span>
      </p>
      <ProgressBar
        label={t('clock.label')}
        done={Math.max(0, WAIT_HOURS - 1 - hours)}
        total={WAIT_HOURS}
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
