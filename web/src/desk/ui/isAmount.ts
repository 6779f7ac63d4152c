import { isNegativeYuan, isZeroYuan, typedYuan } from '../../shared/format/yuan';

/** Whether what was typed is an amount above zero. */
export function isAmount(typed: string): boolean {
  const amount = typedYuan(typed);
  return amount !== null && !isZeroYuan(amount) && !isNegativeYuan(amount);
}
