import type { HouseholdAccount, HouseholdBill, HouseholdReceipt } from './household.queries';
import type { CashierDay, ListedReceipt, UnclaimedMoney } from './receipts.queries';
import type { ReceiptMade } from './receipts.service';
import type { FeeSettlement } from './settlement-facts';

/** 账单 */
export class HouseholdBillView {
  id!: string;
  period!: string;
  feeName!: string;
  payer!: string;
  dueOn!: string;
  amount!: string;
  settled!: string;
  /** How the amount came about, in a sentence */
  explanation!: string;
  /** Last day of the limitation of action (诉讼时效); null once paid */
  limitationEndsOn!: string | null;
  /** running, soon or passed */
  limitation!: string | null;
}

export class HouseholdReceiptView {
  id!: string;
  number!: string;
  receivedOn!: string;
  kind!: string;
  method!: string;
  amount!: string;
  advance!: string;
  cancelled!: boolean;
}

export class KeptMoneyView {
  account!: string;
  name!: string;
  /** advance or deposit */
  kind!: string;
  amount!: string;
}

/** 一户的账 */
export class HouseholdView {
  unitId!: string;
  label!: string;
  owed!: string;
  bills!: HouseholdBillView[];
  receipts!: HouseholdReceiptView[];
  kept!: KeptMoneyView[];
}

/** 我家: every home the caller is bound to */
export class MyChargesView {
  homes!: HouseholdView[];
}

/** 过户结算单, of the fees kept in advance on one account */
export class SettlementView {
  /** 预收科目 */
  account!: string;
  sellerOwes!: string;
  buyerOwes!: string;
  advanceUsed!: string;
  refund!: string;
  due!: string;
}

export class SettlementsView {
  items!: SettlementView[];
}

export class ReceiptPartView {
  billId!: string;
  amount!: string;
}

export class ReceiptView {
  id!: string;
  number!: string;
  parts!: ReceiptPartView[];
  advance!: string;
}

export class ListedReceiptView {
  id!: string;
  number!: string;
  kind!: string;
  method!: string;
  moneyAccount!: string;
  unitLabel!: string | null;
  amount!: string;
  reference!: string;
  cancelled!: boolean;
}

export class DayTotalView {
  method!: string;
  moneyAccount!: string;
  count!: number;
  amount!: string;
}

/** 收款日结 */
export class CashierDayView {
  receivedOn!: string;
  receipts!: ListedReceiptView[];
  totals!: DayTotalView[];
}

export class UnclaimedMoneyView {
  id!: string;
  number!: string;
  receivedOn!: string;
  reference!: string;
  amount!: string;
  left!: string;
}

export class UnclaimedMoneysView {
  items!: UnclaimedMoneyView[];
}

/** What an act was done to, or has made */
export class ChargeActView {
  id!: string;
}

export class RefundLeftView {
  /** Yuan still kept for the household */
  left!: string;
}

export function householdViewOf(account: HouseholdAccount): HouseholdView {
  const { unitId, label, owed, bills, receipts, kept } = account;
  return {
    unitId,
    label,
    owed: owed.toString(),
    bills: bills.map(billViewOf),
    receipts: receipts.map(receiptOfHousehold),
    kept: kept.map((each) => ({ ...each, amount: each.amount.toString() })),
  };
}

function billViewOf({ limitation, amount, settled, ...bill }: HouseholdBill): HouseholdBillView {
  return {
    ...bill,
    amount: amount.toString(),
    settled: settled.toString(),
    limitationEndsOn: limitation?.endsOn ?? null,
    limitation: limitation?.state ?? null,
  };
}

const receiptOfHousehold = (receipt: HouseholdReceipt): HouseholdReceiptView => ({
  ...receipt,
  amount: receipt.amount.toString(),
  advance: receipt.advance.toString(),
});

export function settlementsViewOf(sheets: readonly FeeSettlement[]): SettlementsView {
  return {
    items: sheets.map((sheet) => ({
      account: sheet.account,
      sellerOwes: sheet.sellerOwes.toString(),
      buyerOwes: sheet.buyerOwes.toString(),
      advanceUsed: sheet.advanceUsed.toString(),
      refund: sheet.refund.toString(),
      due: sheet.due.toString(),
    })),
  };
}

export function receiptViewOf({ id, number, parts, advance }: ReceiptMade): ReceiptView {
  return {
    id,
    number,
    parts: parts.map(({ billId, amount }) => ({ billId, amount: amount.toString() })),
    advance: advance.toString(),
  };
}

export function cashierDayViewOf({ receivedOn, receipts, totals }: CashierDay): CashierDayView {
  return {
    receivedOn,
    receipts: receipts.map(listedReceiptViewOf),
    totals: totals.map((total) => ({ ...total, amount: total.amount.toString() })),
  };
}

const listedReceiptViewOf = (receipt: ListedReceipt): ListedReceiptView => ({
  ...receipt,
  amount: receipt.amount.toString(),
});

export function unclaimedViewOf(money: readonly UnclaimedMoney[]): UnclaimedMoneysView {
  return {
    items: money.map((each) => ({
      ...each,
      amount: each.amount.toString(),
      left: each.left.toString(),
    })),
  };
}
