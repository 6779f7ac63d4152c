import type { BudgetDifference } from '../../shared/api/types';
import { fenOf } from '../../shared/format/yuan';

/** What changed, by the size of the change; what is the same is left out. */
export function changesOf(lines: readonly BudgetDifference[]): BudgetDifference[] {
  const size = ({ difference }: BudgetDifference) => Math.abs(fenOf(difference));
  return lines.filter(({ change }) => change !== 'same').sort((a, b) => size(b) - size(a));
}
