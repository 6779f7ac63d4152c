import type { ReactNode } from 'react';
import { Badge } from '../components/Badge';
import { EvidenceGallery } from '../components/EvidenceGallery';
import { useDates } from '../i18n/useDates';
import { useWords } from '../i18n/i18n';
import { formatYuan } from '../format/yuan';
import styles from './audit.module.css';
import { type Finding, toneOfFinding } from './types';

interface Props {
  finding: Finding;
  communityId: number;
  /** Where the thing is that it is about. */
  about: ReactNode;
}

/** 审计发现: what was found, and everything that was said after it. */
export function FindingThread({ finding, communityId, about }: Props) {
  const t = useWords('audit');
  const dates = useDates();
  const { number, title, text, severityName, stateName, amount, steps, isPersonal } = finding;
  return (
    <article className={styles.finding} id={`finding-${finding.id}`}>
      <h3 className={styles.title}>
        <span className="code">{number}</span> {title}
      </h3>
      <p>
        <Badge tone={toneOfFinding(finding)}>{stateName}</Badge> <Badge>{severityName}</Badge>{' '}
        {isPersonal && <Badge tone="attention">{t('personal')}</Badge>} <Clock finding={finding} />
      </p>
      <p className={styles.text}>{text}</p>
      <p className="quiet small">
        {about} {amount && t('amount', { amount: formatYuan(amount) })}{' '}
        {t('raised', { at: dates.instant(finding.at) })}
      </p>
      <ol className={styles.steps}>
        {steps.map((step) => (
          <li key={step.turn} className={step.act === 'answered' ? styles.firm : styles.auditor}>
            <p>
              <b>
                {step.postName}
                {step.actName}
              </b>{' '}
              <span className="quiet small">{dates.instant(step.at)}</span>{' '}
              {step.late !== null && <Badge tone="broken">{t('late', { days: step.late })}</Badge>}
            </p>
            <p className={styles.text}>{step.text}</p>
            {step.files.length > 0 && (
              <EvidenceGallery communityId={communityId} files={step.files} />
            )}
          </li>
        ))}
      </ol>
    </article>
  );
}

function Clock({ finding: { daysLeft, dueOn } }: { finding: Finding }) {
  const t = useWords('audit');
  const dates = useDates();
  if (daysLeft === null) return null;
  const day = dates.day(dueOn);
  return (
    <span className="small">
      {daysLeft < 0 ? t('overdue', { days: -daysLeft }) : t('due', { day, days: daysLeft })}
    </span>
  );
}
