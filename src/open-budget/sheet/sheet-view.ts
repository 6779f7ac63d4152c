import { totalsOf } from '../lines.rules';
import type { ReadSheet } from './budget-sheet.rules';
import type { BudgetSheetView } from './sheet.view';

export function budgetSheetViewOf(
  fileName: string,
  { lines, problems }: ReadSheet,
): BudgetSheetView {
  const { income, expense, surplus } = totalsOf(lines);
  return {
    fileName,
    lines: lines.map((line) => ({ ...line, amount: line.amount.toString() })),
    problems: problems.map((problem) => ({ ...problem })),
    totals: {
      income: income.toString(),
      expense: expense.toString(),
      surplus: surplus.toString(),
    },
  };
}
