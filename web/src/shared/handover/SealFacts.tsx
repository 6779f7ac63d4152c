import { formatYuan } from '../format/yuan';
import { useDates } from '../i18n/useDates';
import { useWords } from '../i18n/i18n';
import styles from './handover.module.css';
import type { Handover } from './types';

/** 封账: from here the next firm goes on; the fingerprints let anybody work it out again. */
export function SealFacts({ handover: { seal, endsAtText } }: { handover: Handover }) {
  const t = useWords('handover');
  const dates = useDates();
  if (!seal) return <p className={styles.quiet}>{t('sealAhead', { at: endsAtText })}</p>;
  const last =
    seal.lastPeriod === null
      ? t('noVoucher')
      : t('lastVoucher', { period: dates.period(seal.lastPeriod), no: seal.lastVoucherNo ?? 0 });
  const facts = [
    [t('sealedAt'), dates.instant(seal.sealedAt)],
    [t('lastEntry'), last],
    [t('trialDebit'), formatYuan(seal.trialDebit)],
    [t('files'), t('fileCount', { count: seal.fileCount })],
  ] as const;
  const prints = [
    [t('trialRoot'), seal.trialRoot],
    [t('logRoot', { size: seal.logSize }), seal.logRoot],
    [t('fileRoot'), seal.fileRoot],
  ] as const;
  return (
    <dl className={styles.facts}>
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
      {prints.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd className={styles.code}>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
