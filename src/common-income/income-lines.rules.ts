import type { Fund } from '../ledger/funds.rules';
import type { Posting } from '../ledger/posting.rules';
import { Money } from '../shared/money';

/** 公共收益基金 (domain: 3.2). */
export const INCOME_FUND: Fund = 'F2';
/** 应收公共收益. */
export const RECEIVABLE = '112203';
/** 预收公共收益: opened under 2203 when the first counterparty pays ahead. */
export const ADVANCE = { parentCode: '2203', code: '220303', name: '预收公共收益' } as const;
/** 应付开发商停车分成: a debt, never income of the trust (民法典 275). */
export const DEVELOPER_SHARE = '224104';

/** Where a contract stands in the books, ever: what it has earned, and what was paid towards it. */
export interface Standing {
  readonly earned: Money;
  readonly paid: Money;
}

/** What an act brings to one contract. */
export interface Brought {
  readonly contractId: string;
  readonly incomeAccount: string;
  readonly standing: Standing;
}

/**
 * 计提: what the months have earned becomes receivable, or uses what was paid ahead; the developer's part
 * is owed to it. Negative amounts make red lines throughout: they take back.
 */
export function accrualLines(
  { contractId, incomeAccount, standing }: Brought,
  { amount, share }: { amount: Money; share: Money },
): Posting[] {
  const before = balancesOf(standing);
  const after = balancesOf({ ...standing, earned: standing.earned.plus(amount) });
  return [
    debit(RECEIVABLE, contractId, after.receivable.minus(before.receivable)),
    debit(ADVANCE.code, contractId, before.advance.minus(after.advance)),
    ...earnedLines({ contractId, incomeAccount }, amount, share),
  ].filter(isSomething);
}

/** Of a month settled daily the income is in the books already: the developer's part goes out of it. */
function earnedLines(
  { contractId, incomeAccount }: Omit<Brought, 'standing'>,
  amount: Money,
  share: Money,
): Posting[] {
  const owed = credit(DEVELOPER_SHARE, contractId, share);
  return amount.isZero()
    ? [debit(incomeAccount, contractId, share), owed]
    : [credit(incomeAccount, contractId, amount.minus(share)), owed];
}

/** 收合同款: money pays what is receivable; the rest is kept for months to come. */
export function contractReceiptLines(
  { contractId, standing }: Omit<Brought, 'incomeAccount'>,
  { moneyAccount, amount }: { moneyAccount: string; amount: Money },
): Posting[] {
  const before = balancesOf(standing);
  const after = balancesOf({ ...standing, paid: standing.paid.plus(amount) });
  return [
    debit(moneyAccount, contractId, amount),
    credit(RECEIVABLE, contractId, before.receivable.minus(after.receivable)),
    credit(ADVANCE.code, contractId, after.advance.minus(before.advance)),
  ].filter(isSomething);
}

/** Money that nobody owed beforehand: a day's sum, or of a place without contract. Earned as it comes. */
export function directReceiptLines(
  { contractId, incomeAccount }: Omit<Brought, 'standing'>,
  ways: readonly { moneyAccount: string; amount: Money }[],
  share: Money,
): Posting[] {
  const total = Money.sum(ways.map(({ amount }) => amount));
  return [
    ...ways.map(({ moneyAccount, amount }) => debit(moneyAccount, contractId, amount)),
    credit(incomeAccount, contractId, total.minus(share)),
    credit(DEVELOPER_SHARE, contractId, share),
  ].filter(isSomething);
}

/**
 * What is still to be put right once a receipt was taken back line by line: what it had paid ahead may have
 * been used since, and is receivable again. `settled` is what the receipt paid of the receivable then.
 */
export function resettledLines(
  { contractId, standing }: Omit<Brought, 'incomeAccount'>,
  { amount, settled }: { amount: Money; settled: Money },
): Posting[] {
  const booked = balancesOf(standing).receivable.plus(settled);
  const right = balancesOf({ ...standing, paid: standing.paid.minus(amount) }).receivable;
  const missing = right.minus(booked);
  return [debit(RECEIVABLE, contractId, missing), credit(ADVANCE.code, contractId, missing)].filter(
    isSomething,
  );
}

interface Balances {
  readonly receivable: Money;
  readonly advance: Money;
}

/** Of what is earned and what is paid, one exceeds the other: 应收 or 预收. */
export function balancesOf({ earned, paid }: Standing): Balances {
  const open = earned.minus(paid);
  return open.isNegative()
    ? { receivable: Money.zero, advance: open.negated() }
    : { receivable: open, advance: Money.zero };
}

function debit(accountCode: string, contractId: string, amount: Money): Posting {
  return { accountCode, fund: INCOME_FUND, debit: amount, credit: Money.zero, contractId };
}

function credit(accountCode: string, contractId: string, amount: Money): Posting {
  return { accountCode, fund: INCOME_FUND, debit: Money.zero, credit: amount, contractId };
}

function isSomething({ debit: left, credit: right }: Posting): boolean {
  return !left.isZero() || !right.isZero();
}
