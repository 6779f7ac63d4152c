import { ChainOfPeople } from '../../shared/components/ChainOfPeople';
import { useWords } from '../../shared/i18n/i18n';
import { Card } from '../parts/Card';
import type { Budget } from './shapes';

/** 编制 → 审阅 → 征求意见 → 决定 → 生效: who did what and when. */
export function StepsCard({ budget: { steps } }: { budget: Budget }) {
  const t = useWords();
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
    </Card>
  );
}
