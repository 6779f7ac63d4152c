import { Money } from '../../../../src/shared/money';
import { moneyInWords } from '../../../../src/shared/money-in-words';
import { isZeroYuan, typedYuan } from '../../shared/format/yuan';

/** 大写 of what is typed, by the same rules the server prints; '' for nothing and for no amount. */
export function inWords(typed: string): string {
  const amount = typedYuan(typed);
  if (amount === null || isZeroYuan(amount)) return '';
  try {
    return `人民币${moneyInWords(Money.yuan(amount))}`;
  } catch {
    return '';
  }
}
