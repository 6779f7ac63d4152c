import { Badge } from '../../shared/components/Badge';
import { useWords } from '../app/words';
import type { BudgetSummary } from './types';

interface Props {
  deadline: BudgetSummary['deadline'];
  day: (text: string) => string;
}

/** What has to be done by when; late is said in a word. */
export function Deadline({ deadline, day }: Props) {
  const t = useWords('budget');
  if (!deadline) return null;
  const words = t('deadline', {
    what: t(`due.${deadline.what}`, { defaultValue: deadline.whatName }),
    day: day(deadline.dueOn),
  });
  return deadline.late ? (
    <>
      <Badge tone="broken">{t('late', { days: deadline.days })}</Badge> {words}
    </>
  ) : (
    <span className="quiet">{words}</span>
  );
}
