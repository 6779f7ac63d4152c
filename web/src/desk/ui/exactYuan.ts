import { fenOf, typedYuan, yuanOfFen } from '../../shared/format/yuan';

/** What was typed → what the server speaks ("5670" → "5670.00"); null when it is no amount. */
export function exactYuan(typed: string): string {
  const amount = typedYuan(typed);
  return amount === null ? typed : yuanOfFen(fenOf(amount));
}
