import type { BudgetExecutionLine } from '../../shared/api/types';
import { fenOf } from '../../shared/format/yuan';

/** How a line stands against what was approved. */
export type Standing = Pick<
  BudgetExecutionLine,
  'approved' | 'committed' | 'spent' | 'available' | 'usedShare' | 'flag'
>;

export interface Bullet {
  /** Parts of the whole bar in percent. */
  spent: number;
  committed: number;
  /** Where what was approved ends; 100 unless more than that is gone. */
  approved: number;
}

const FULL = 100;

/** How a line's money is drawn: on one bar as long as what was approved, or as what is gone if that is more. */
export function bulletOf({ approved, committed, spent }: Standing): Bullet {
  const gone = Math.max(0, fenOf(spent)) + Math.max(0, fenOf(committed));
  const whole = Math.max(fenOf(approved), gone, 1);
  const part = (fen: number) => (Math.max(0, fen) / whole) * FULL;
  return {
    spent: part(fenOf(spent)),
    committed: part(fenOf(committed)),
    approved: part(fenOf(approved)),
  };
}
