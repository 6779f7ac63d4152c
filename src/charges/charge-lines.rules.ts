import type { Fund } from '../ledger/funds.rules';
import type { Posting } from '../ledger/posting.rules';
import { Money } from '../shared/money';

/** Money of a household that settles, or is kept for, one fee: where it stands in the books. */
export interface Settled {
  readonly unitId: string;
  readonly fund: Fund;
  /** 应收科目 when a bill is paid, 预收科目 when money is kept in advance. */
  readonly account: string;
  readonly amount: Money;
}

const UNIDENTIFIED = '224105';
const REFUNDS_DUE = '224106';
const BAD_DEBT = '5116';
/** 装修押金, 门禁卡及其他押金. */
export const DEPOSIT_ACCOUNTS = ['224101', '224102'] as const;

export type DepositAccount = (typeof DEPOSIT_ACCOUNTS)[number];

/** 实收: money in, once per fund; credits as many as there are bills paid and advances kept. */
export function receiptLines(money: string, settled: readonly Settled[]): Posting[] {
  const credits = settled.filter(({ amount }) => !amount.isZero());
  const funds = [...new Set(credits.map(({ fund }) => fund))];
  return [
    ...funds.map((fund) => {
      const all = credits.filter((credit) => credit.fund === fund);
      return debit(money, fund, Money.sum(all.map(({ amount }) => amount)));
    }),
    ...credits.map((each) => credit(each.account, each.fund, each)),
  ];
}

/** 预存抵缴: an advance pays a bill; no money moves. */
export function advanceUseLines(advance: string, paid: readonly Settled[]): Posting[] {
  return paid.flatMap((each) => [
    { ...debit(advance, each.fund, each.amount), unitId: each.unitId },
    credit(each.account, each.fund, each),
  ]);
}

/** 退费: what is owed back; it leaves through a spending like all money (domain: 3.4, 14). */
export function refundDueLines({ unitId, fund, account, amount }: Settled): Posting[] {
  return [
    { ...debit(account, fund, amount), unitId },
    credit(REFUNDS_DUE, fund, { unitId, amount }),
  ];
}

/** 收押金: a liability of the agency fund, never income (domain: 3.4, 13). */
export function depositLines(
  money: string,
  held: { unitId: string; account: DepositAccount; amount: Money },
): Posting[] {
  return [debit(money, 'F4', held.amount), credit(held.account, 'F4', held)];
}

/** 退押金 becomes due: from the deposit to what is owed back, and nowhere else. */
export function depositRefundLines(held: {
  unitId: string;
  account: DepositAccount;
  amount: Money;
}): Posting[] {
  return refundDueLines({ ...held, fund: 'F4' });
}

/** 待查款: money came, nobody knows yet from whom. */
export function unidentifiedLines(money: string, fund: Fund, amount: Money): Posting[] {
  return [debit(money, fund, amount), { ...debit(UNIDENTIFIED, fund, Money.zero), credit: amount }];
}

/**
 * 待查款认领: it was this household's. What belongs to another fund than the one it came into goes over
 * as a debt between funds (基金间应收应付), so that each fund balances.
 */
export function matchLines(from: Fund, settled: readonly Settled[]): Posting[] {
  const credits = settled.filter(({ amount }) => !amount.isZero());
  const total = Money.sum(credits.map(({ amount }) => amount));
  const others = [...new Set(credits.map(({ fund }) => fund))].filter((fund) => fund !== from);
  const between = others.flatMap((fund) => {
    const sum = Money.sum(credits.filter((each) => each.fund === fund).map((each) => each.amount));
    return [{ ...debit('2301', from, Money.zero), credit: sum }, debit('1301', fund, sum)];
  });
  return [
    debit(UNIDENTIFIED, from, total),
    ...between,
    ...credits.map((each) => credit(each.account, each.fund, each)),
  ];
}

/** 减免: the income is taken back in red, and the claim with it. */
export function waiverLines(bill: Settled & { income: string }): Posting[] {
  const red = bill.amount.negated();
  return [
    { ...debit(bill.account, bill.fund, red), unitId: bill.unitId },
    credit(bill.income, bill.fund, { unitId: bill.unitId, amount: red }),
  ];
}

/** 核销: the income was earned and is lost; the claim stays on the memo list (domain: 3.4, 16). */
export function writeOffLines({ unitId, fund, account, amount }: Settled): Posting[] {
  return [{ ...debit(BAD_DEBT, fund, amount), unitId }, credit(account, fund, { unitId, amount })];
}

function debit(accountCode: string, fund: Fund, amount: Money): Posting {
  return { accountCode, fund, debit: amount, credit: Money.zero };
}

function credit(
  accountCode: string,
  fund: Fund,
  { unitId, amount }: { unitId: string; amount: Money },
): Posting {
  return { accountCode, fund, debit: Money.zero, credit: amount, unitId };
}
