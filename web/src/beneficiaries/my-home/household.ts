import type { Household, HouseholdBill } from '../../shared/api/types';
import { fenOf, sumYuan, yuanOfFen } from '../../shared/format/yuan';

/** What is still to be paid of a bill, in yuan. */
export function leftOf({ amount, settled }: HouseholdBill): string {
  return yuanOfFen(fenOf(amount) - fenOf(settled));
}

/** A bill this household pays itself; what the developer bears is shown but never asked for. */
const isOwn = ({ payer }: HouseholdBill) => payer === 'owner';

/** Still to be paid by the household, the oldest first: the order in which money settles them. */
export function openBills({ bills }: Household): HouseholdBill[] {
  return bills.filter((bill) => isOwn(bill) && fenOf(leftOf(bill)) > 0).sort(byDueDay);
}

export interface BilledMonth {
  period: string;
  bills: HouseholdBill[];
  amount: string;
}

/** Bills with nothing left to pay, month by month, the newest first. */
export function settledMonths({ bills }: Household): BilledMonth[] {
  const done = bills.filter((bill) => !isOwn(bill) || fenOf(leftOf(bill)) <= 0);
  const periods = [...new Set(done.map(({ period }) => period))].sort().reverse();
  return periods.map((period) => {
    const ofMonth = done.filter((bill) => bill.period === period);
    return { period, bills: ofMonth, amount: sumYuan(ofMonth.map(({ amount }) => amount)) };
  });
}

/** Yuan kept for later bills, and as deposits. */
export function keptOf({ kept }: Household, kind: 'advance' | 'deposit'): string {
  return sumYuan(kept.filter((each) => each.kind === kind).map(({ amount }) => amount));
}

export interface StatementRow {
  key: string;
  /** Bills stand at the first of their month. */
  on: string;
  bill: HouseholdBill | null;
  receipt: Household['receipts'][number] | null;
  /** Yuan owed after this row; negative is kept in advance. */
  balance: string;
}

export interface HouseholdStatement {
  /** The oldest first. */
  rows: StatementRow[];
  billed: string;
  paid: string;
  /** 减免、退款 and the like: what the bills and receipts alone do not explain. */
  other: string;
  /** Owed less what is kept in advance. */
  balance: string;
}

/**
 * 往来明细 of one household: what it was billed and what it paid, with the balance after each. Deposits
 * and cancelled receipts are not part of it. Its end equals what is owed less what is kept in advance.
 */
export function statementOf(household: Household): HouseholdStatement {
  const bills = household.bills.filter(isOwn).map((bill) => ({
    key: bill.id,
    on: `${bill.period}-01`,
    bill,
    receipt: null,
    fen: fenOf(bill.amount),
  }));
  const receipts = household.receipts
    .filter(({ kind, cancelled }) => kind !== 'deposit' && !cancelled)
    .map((receipt) => ({
      key: receipt.id,
      on: receipt.receivedOn,
      bill: null,
      receipt,
      fen: -fenOf(receipt.amount),
    }));
  const moves = [...bills, ...receipts].sort((a, b) => compare(a.on, b.on));
  let fen = 0;
  const rows = moves.map(({ fen: by, ...row }) => ({ ...row, balance: yuanOfFen((fen += by)) }));
  const balance = fenOf(household.owed) - fenOf(keptOf(household, 'advance'));
  return {
    rows,
    billed: sumYuan(bills.map(({ bill }) => bill.amount)),
    paid: sumYuan(receipts.map(({ receipt }) => receipt.amount)),
    other: yuanOfFen(balance - fen),
    balance: yuanOfFen(balance),
  };
}

const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b));
const byDueDay = (a: HouseholdBill, b: HouseholdBill): number => compare(a.dueOn, b.dueOn);
