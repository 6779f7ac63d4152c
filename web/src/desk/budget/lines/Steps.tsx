import { useDates } from '../../../shared/i18n/useDates';
import { useWords } from '../../app/words';
import { Panel } from '../../ui/Panel';
import { Deadline } from '../Deadline';
import type { Budget } from '../types';
import styles from './LinesTab.module.css';

/** Who did what and when, on every version; what is late is said on top. */
export function Steps({ budget: { steps, deadline, comment } }: { budget: Budget }) {
  const t = useWords('budget');
  const dates = useDates();
  return (
    <Panel title={t('steps')}>
      <Deadline deadline={deadline} day={dates.day} />
      {comment && (
        <p className="quiet">
          {t('commentFromTo', { from: dates.day(comment.opensOn), to: dates.day(comment.endsOn) })}
        </p>
      )}
      <ol className={styles.talk}>
        {steps.map(({ step, stepName, at, by, note }) => (
          <li key={`${step} ${at} ${by}`}>
            <strong>{stepName}</strong> <span className="quiet">{dates.instant(at)}</span>
            <p className="quiet">{by}</p>
            {note && <p>{note}</p>}
          </li>
        ))}
      </ol>
    </Panel>
  );
}
