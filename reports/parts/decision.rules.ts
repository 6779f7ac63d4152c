import type { PaperDecision } from '../../src/open-budget/papers/budget-papers.queries';
import { formatDay } from '../../src/shared/day';

/** "2026年3月20日经业委会决定：在任 5 人，同意 3 人。" */
export function decisionSentence(decision: PaperDecision | null): string {
  if (decision === null) return '尚未决定。';
  const on = formatDay(decision.on);
  if (decision.by === 'committee') {
    return `${on}经业主委员会决定：在任 ${decision.sitting} 人，同意 ${decision.agreed} 人，过半数。`;
  }
  return `${on}经业主大会表决决定，决议编号 ${decision.resolution ?? ''}。`;
}
