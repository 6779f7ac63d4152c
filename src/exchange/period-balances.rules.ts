import type { Fund } from '../ledger/funds.rules';
import { Money } from '../shared/money';
import { type Period, periodsFrom } from '../shared/period';
import type { BookYear } from './book-year';

/** 科目余额及发生额 of one account, fund and month; balances are Σ debit − Σ credit. */
export interface PeriodBalance {
  readonly accountCode: string;
  readonly fund: Fund;
  readonly month: Period;
  readonly opening: Money;
  readonly debit: Money;
  readonly credit: Money;
  readonly closing: Money;
}

type Months = Pick<BookYear, 'opening' | 'months' | 'from'> & { readonly through: Period };

/**
 * Every month up to the last of the books for every account and fund that has a balance or a movement in
 * the year: each closing is the next opening, so that a missing month cannot hide.
 */
export function balanceRows({ opening, months, from, through }: Months): PeriodBalance[] {
  const key = (one: { accountCode: string; fund: Fund }) => `${one.accountCode} ${one.fund}`;
  const standing = new Map(opening.map((one) => [key(one), one.net]));
  const moved = new Map(months.map((one) => [`${key(one)} ${one.period}`, one]));
  const kept = new Map([...opening, ...months].map((one) => [key(one), one]));
  return [...kept.entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([at, { accountCode, fund }]) => {
      let before = standing.get(at) ?? Money.zero;
      return periodsFrom(from, through).map((month) => {
        const { debit, credit } = moved.get(`${at} ${month}`) ?? NOTHING;
        const balance = {
          accountCode,
          fund,
          month,
          opening: before,
          debit,
          credit,
          closing: before.plus(debit).minus(credit),
        };
        before = balance.closing;
        return balance;
      });
    });
}

const NOTHING = { debit: Money.zero, credit: Money.zero };
