import { fenOf } from '../../shared/format/yuan';
import type { BudgetDifference } from './shapes';

/** What changed, by the size of the change; what is the same is left out. */
export function changesOf(lines: readonly BudgetDifference[]): BudgetDifference[] {
  const size = ({ difference }: BudgetDifference) => Math.abs(fenOf(difference));
  return lines.filter(({ change }) => change !== 'same').sort((a, b) => size(b) - size(a));
}
