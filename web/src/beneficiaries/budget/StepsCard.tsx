import type { Budget } from '../../shared/api/types';
import { ChainOfPeople } from '../../shared/components/ChainOfPeople';
import { useWords } from '../../shared/i18n/i18n';
import { useDates } from '../../shared/i18n/useDates';
import { Card } from '../parts/Card';
import styles from './budget.module.css';

/** 编制 → 审阅 → 征求意见 → 决定 → 生效: who did what and when, and what came late. */
export function StepsCard({ budget }: { budget: Budget }) {
  const t = useWords();
  const { steps } = budget;
  if (steps.length === 0) return null;
  return (
    <Card title={t('budget:steps.title')}>
      <ChainOfPeople
        steps={steps.map(({ step, stepName, at, by, note, version }) => ({
          step,
          stepName: t('budget:steps.step', { step: stepName, version }),
          at,
          postName: by,
          personName: '',
          note: note || null,
        }))}
      />
      <WereLate budget={budget} />
    </Card>
  );
}

function WereLate({ budget: { deadlines } }: { budget: Budget }) {
  const t = useWords();
  const dates = useDates();
  return deadlines
    .filter(({ late, doneOn }) => late && doneOn !== null)
    .map(({ what, whatName, dueOn, days }) => (
      <p key={what} className={styles.asked}>
        {t('budget:story.wasLate', { what: whatName, day: dates.day(dueOn), days })}
      </p>
    ));
}
