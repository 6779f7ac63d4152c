import { useQuery } from '@tanstack/react-query';
import { useEffect, useId, useState } from 'react';
import { api } from '../api/client';
import { useSite } from '../session/session';
import styles from './SecondFactorInput.module.css';
import { useWords } from '../i18n/i18n';

const DIGITS = 6;

interface Props {
  value: string;
  onChange: (code: string) => void;
  /** What the server said about the last code; shown beside the field. */
  problem?: string | null;
  autoFocus?: boolean;
  /** Offer the demo's own code; not where a new phone is being enrolled or nobody is signed in. */
  offerDemoCode?: boolean;
  label?: string;
}

export const isWholeCode = (code: string) => code.length === DIGITS;

/** Six digits from the authenticator. A demo has no phone at hand: it shows its own code. */
export function SecondFactorInput({
  value,
  onChange,
  problem,
  autoFocus,
  offerDemoCode = true,
  label,
}: Props) {
  const t = useWords();
  const id = useId();
  const site = useSite();
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label ?? t('secondFactor.label')}</label>
      <input
        id={id}
        className={styles.digits}
        value={value}
        onChange={(event) => onChange(digitsOf(event.target.value))}
        inputMode="numeric"
        autoComplete="one-time-code"
        autoFocus={autoFocus}
        aria-invalid={problem ? true : undefined}
        aria-describedby={`${id}-hint`}
        placeholder="······"
      />
      <p id={`${id}-hint`} className={problem ? styles.problem : styles.hint}>
        {problem ?? t('secondFactor.hint')}
      </p>
      {offerDemoCode && site.data?.demo && <DemoCode onUse={onChange} />}
    </div>
  );
}

/** Full-width digits and spaces, as phones like to paste them, count as digits. */
function digitsOf(typed: string): string {
  return typed
    .replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0))
    .replace(/\D/g, '')
    .slice(0, DIGITS);
}

interface CurrentCode {
  code: string;
  secondsLeft: number;
}

function DemoCode({ onUse }: { onUse: (code: string) => void }) {
  const t = useWords();
  const { data, dataUpdatedAt } = useQuery<CurrentCode, Error>({
    queryKey: ['/demo/code'],
    queryFn: ({ signal }) => api.get<CurrentCode>('/demo/code', {}, signal),
    staleTime: 0,
    gcTime: 0,
    refetchInterval: ({ state }) => (state.data ? state.data.secondsLeft * 1000 + 200 : false),
  });
  const elapsed = useSecondsSince(dataUpdatedAt);
  if (!data) return null;
  const left = Math.max(0, data.secondsLeft - elapsed);
  return (
    <p className={styles.demo}>
      {t('secondFactor.demo')} <b className={styles.code}>{data.code}</b>{' '}
      <span>{t('secondFactor.left', { seconds: left })}</span>
      <button type="button" className={styles.use} onClick={() => onUse(data.code)}>
        {t('secondFactor.use')}
      </button>
    </p>
  );
}

function useSecondsSince(instant: number): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = window.setInterval(() => setNow(Date.now()), 1000);
    return () => window.clearInterval(timer);
  }, []);
  return Math.max(0, Math.floor((now - instant) / 1000));
}
