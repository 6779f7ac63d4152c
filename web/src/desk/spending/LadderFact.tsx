import { fenOf, formatYuan } from '../../shared/format/yuan';
import { useWords } from '../app/words';
import type { Spending } from './types';

/** Which rung of the contract's ladder this amount stands on. */
export function LadderFact({ spending }: { spending: Spending }) {
  const t = useWords('spending');
  const step = spending.ladderStep;
  if (!step) return null;
  const key = step.by === 'reviewer' ? 'reviewer' : step.consultationDays > 0 ? 'consult' : 'plain';
  return (
    <p className="quiet" style={{ marginBottom: 12 }}>
      {t(`ladder.${key}`, { approvals: step.approvals, days: step.consultationDays })}
      {!isSameYuan(step.basis, spending.amount) &&
        t('ladder.basis', { sum: formatYuan(step.basis) })}
    </p>
  );
}

const isSameYuan = (one: string, other: string) => fenOf(one) === fenOf(other);
