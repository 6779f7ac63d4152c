import { useDates } from '../i18n/useDates';
import type { ChainStep } from '../api/types';
import styles from './ChainOfPeople.module.css';

/** Who did what, in order, each with the post that allowed it and the time. */
export function ChainOfPeople({ steps }: { steps: ChainStep[] }) {
  const dates = useDates();
  return (
    <ol className={styles.chain}>
      {steps.map((step, index) => (
        <li key={`${step.step}-${index}`} className={styles.step}>
          <span className={styles.dot} aria-hidden />
          <div>
            <p className={styles.first}>
              <b>{step.stepName}</b>
              <time className={styles.at} dateTime={step.at}>
                {step.at.length > 10 ? dates.instant(step.at) : dates.day(step.at)}
              </time>
            </p>
            <p className={styles.who}>
              {[step.postName, step.personName].filter(Boolean).join(' · ')}
            </p>
            {step.note && <p className={styles.note}>{step.note}</p>}
          </div>
        </li>
      ))}
    </ol>
  );
}
