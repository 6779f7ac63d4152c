import { allocateOldestFirst } from '../../../../../src/charges/allocation.rules';
import { day } from '../../../../../src/shared/day';
import { Money } from '../../../../../src/shared/money';
import { typedYuan } from '../../../shared/format/yuan';
import { isAmount } from '../../ui/isAmount';
import type { HouseholdBill } from '../types';

export type Method = 'cash' | 'transfer' | 'pos';
export const METHODS: readonly Method[] = ['cash', 'transfer', 'pos'];

/** Where money that came this way stands, unless a bank account is chosen. */
export const ACCOUNT_OF: Record<Method, string> = {
  cash: '1001',
  transfer: '100201',
  pos: '101201',
};

export const DEPOSITS = ['224101', '224102'] as const;

/** What is being filled in at the counter. */
export interface PaymentDraft {
  purpose: 'fees' | 'deposit';
  method: Method;
  moneyAccount: string;
  amount: string;
  receivedOn: string;
  reference: string;
  /** Code of the fee what is left over is kept for. */
  keepFor: string;
  depositAccount: string;
  /** Bills the payer does not pay now. */
  skipped: readonly string[];
}

export interface PlannedPart {
  bill: HouseholdBill;
  amount: string;
  /** Nothing of the bill is left to pay then. */
  whole: boolean;
}

/** Where the money will go. */
export interface Plan {
  parts: PlannedPart[];
  advance: string;
}

/** What its owner can pay of a household: open bills, oldest first. */
export function openBillsOf(bills: readonly HouseholdBill[]): HouseholdBill[] {
  return bills
    .filter((bill) => bill.payer === 'owner' && openOf(bill).isPositive())
    .sort((one, other) => (`${one.dueOn}${one.id}` < `${other.dueOn}${other.id}` ? -1 : 1));
}

export function openOf({ amount, settled }: Pick<HouseholdBill, 'amount' | 'settled'>): Money {
  return Money.yuan(amount).minus(Money.yuan(settled));
}

/** What the bills that are ticked come to, "268.50". */
export function duesOf(bills: readonly HouseholdBill[], skipped: readonly string[]): string {
  const ticked = bills.filter(({ id }) => !skipped.includes(id));
  return Money.sum(ticked.map(openOf)).toString();
}

/** By the server's own rule; null while no amount above zero is typed. */
export function planOf(draft: PaymentDraft, bills: readonly HouseholdBill[]): Plan | null {
  if (!isAmount(draft.amount)) return null;
  const amount = Money.yuan(typedYuan(draft.amount) ?? '');
  if (draft.purpose === 'deposit') return { parts: [], advance: '0.00' };
  const ticked = bills.filter(({ id }) => !draft.skipped.includes(id));
  const open = ticked.map((bill) => ({
    id: bill.id,
    dueOn: day(bill.dueOn),
    open: openOf(bill),
  }));
  const { parts, advance } = allocateOldestFirst(amount, open);
  return {
    advance: advance.toString(),
    parts: parts.flatMap((part) => {
      const bill = ticked.find(({ id }) => id === part.billId);
      if (!bill) return [];
      return [{ bill, amount: part.amount.toString(), whole: part.amount.equals(openOf(bill)) }];
    }),
  };
}

/**
 * A slip of the finger (a zero too many) shows in what is left over: more than the bills take is asked
 * about once more. Paying ahead on purpose costs one more Enter.
 */
export function needsSecondLook({ parts, advance }: Plan): boolean {
  const settled = Money.sum(parts.map(({ amount }) => Money.yuan(amount)));
  return Money.yuan(advance).isMoreThan(settled);
}

/** The body of POST receipts, or of POST deposits. */
export function bodyOf(draft: PaymentDraft, unitId: string, plan: Plan) {
  const received = {
    unitId,
    method: draft.method,
    moneyAccount: draft.moneyAccount,
    amount: Money.yuan(typedYuan(draft.amount) ?? '').toString(),
    receivedOn: draft.receivedOn,
    reference: draft.reference.trim(),
  };
  if (draft.purpose === 'deposit') return { ...received, account: draft.depositAccount };
  const chosen = plan.parts.map(({ bill, amount }) => ({ billId: bill.id, amount }));
  // Everything ticked: the server says again which bills are oldest, whatever happened meanwhile.
  return { ...received, keepFor: draft.keepFor, ...(draft.skipped.length > 0 ? { chosen } : {}) };
}

/** What goes back over the counter, or null when less was given than is owed. */
export function changeOf(given: string, amount: string): string | null {
  const [handed, owed] = [typedYuan(given), typedYuan(amount)];
  if (handed === null || owed === null) return null;
  const change = Money.yuan(handed).minus(Money.yuan(owed));
  return change.isNegative() ? null : change.toString();
}
