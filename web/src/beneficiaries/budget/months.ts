import type { BudgetExecutionLine } from '../../shared/api/types';
import { fenOf, yuanOfFen } from '../../shared/format/yuan';

export interface MonthSpent {
  period: string;
  spent: string;
  /** From the first month to this one. */
  soFar: string;
}

/** What all expense lines spent, month by month in order, and together so far. */
export function monthsOf(
  lines: readonly Pick<BudgetExecutionLine, 'side' | 'months'>[],
): MonthSpent[] {
  const sums = new Map<string, number>();
  for (const { side, months } of lines) {
    if (side !== 'expense') continue;
    for (const { period, spent } of months)
      sums.set(period, (sums.get(period) ?? 0) + fenOf(spent));
  }
  let soFar = 0;
  return [...sums]
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([period, fen]) => {
      soFar += fen;
      return { period, spent: yuanOfFen(fen), soFar: yuanOfFen(soFar) };
    });
}
