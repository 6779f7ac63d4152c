import { fenOf, yuanOfFen } from '../../shared/format/yuan';
import { useHereGet } from '../app/here';
import type { SpendableLine } from '../commitments/types';
import { exactYuan } from '../ui/exactYuan';
import { isAmount } from '../ui/isAmount';

/** The expense lines of the budget in force for this fund on that day; none where no budget controls it. */
export function useBudgetLines(fund: string, on: string) {
  return useHereGet<{ controlled: boolean; items: SpendableLine[] }>(
    '/budget-lines',
    { fund, on },
    { enabled: fund !== '' && on !== '' },
  );
}

export interface Rest {
  /** Yuan; below zero when it is not enough. */
  left: string;
  isEnough: boolean;
}

/**
 * What stays on a line after a request, said while it is typed; the server decides when it is submitted.
 * @param held what this request holds of the line already.
 */
export function restAfter(available: string, typed: string, held = '0.00'): Rest | null {
  if (!isAmount(typed)) return null;
  const fen = fenOf(available) + fenOf(held) - fenOf(exactYuan(typed));
  return { left: yuanOfFen(fen), isEnough: fen >= 0 };
}
