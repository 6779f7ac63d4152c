import { fenOf, sumYuan, typedYuan } from '../../shared/format/yuan';
import { exactYuan } from '../ui/exactYuan';

export const METHODS = ['cash', 'transfer', 'pos'] as const;
export type Method = (typeof METHODS)[number];

/** Where money that came this way stands, unless another account is chosen. */
export const ACCOUNT_OF: Record<Method, string> = {
  cash: '1001',
  transfer: '100202',
  pos: '101201',
};

/** One way in which money came, as it is being typed. */
export interface WayDraft {
  method: Method;
  moneyAccount: string;
  amount: string;
  reference: string;
}

export const newWay = (method: Method): WayDraft => ({
  method,
  moneyAccount: ACCOUNT_OF[method],
  amount: '',
  reference: '',
});

/** A way with an amount that can be sent; null while there is none. */
export function wayOf(draft: WayDraft): WayDraft | null {
  const amount = typedYuan(draft.amount);
  if (amount === null || fenOf(amount) <= 0) return null;
  return { ...draft, amount: exactYuan(amount), reference: draft.reference.trim() };
}

export interface WholeDay {
  gross: string;
  ways: WayDraft[];
}

/**
 * The day's sum and its ways, those left empty left out; null when something typed is no amount.
 */
export function wholeDayOf(drafts: readonly WayDraft[]): WholeDay | null {
  const typed = drafts.filter(({ amount }) => amount.trim() !== '');
  const ways = typed.map(wayOf);
  if (ways.some((way) => way === null)) return null;
  const whole = ways.filter((way) => way !== null);
  return { gross: sumYuan(whole.map(({ amount }) => amount)), ways: whole };
}
