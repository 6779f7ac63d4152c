import { Money } from '../shared/money';
import { isSameOrUnder } from './chart.rules';
import type { Account } from './chart.rules';

/** What an account held and moved, from stored sums. */
export interface AccountSums {
  readonly code: string;
  /** Σ debit − Σ credit before the first period asked for. */
  readonly opening: Money;
  readonly debit: Money;
  readonly credit: Money;
  /** From January of the last period's year up to the last period. */
  readonly yearDebit: Money;
  readonly yearCredit: Money;
}

/** The eight amounts of 科目余额表: 期初, 本期, 本年累计, 期末, each 借 and 贷. */
export interface EightColumns {
  readonly openingDebit: Money;
  readonly openingCredit: Money;
  readonly debit: Money;
  readonly credit: Money;
  readonly yearDebit: Money;
  readonly yearCredit: Money;
  readonly closingDebit: Money;
  readonly closingCredit: Money;
}

export interface TrialBalanceRow extends EightColumns {
  readonly accountCode: string;
  readonly accountName: string;
  /** 1 for a four-digit account. */
  readonly level: number;
  readonly isLeaf: boolean;
}

export interface TrialBalance {
  readonly rows: readonly TrialBalanceRow[];
  /** Over leaves only, so that nothing counts twice; each pair is equal when the books balance. */
  readonly totals: EightColumns;
}

const COLUMNS = [
  'openingDebit',
  'openingCredit',
  'debit',
  'credit',
  'yearDebit',
  'yearCredit',
  'closingDebit',
  'closingCredit',
] as const satisfies readonly (keyof EightColumns)[];

/**
 * 科目余额表 of leaves and their parents, in the order of codes; accounts without a balance or a
 * movement are left out. A balance stands on the side it is on. A parent adds up the columns of its
 * leaves without netting one against the other (往来 of different suppliers do not offset).
 */
export function trialBalanceOf(
  accounts: readonly Account[],
  sums: readonly AccountSums[],
): TrialBalance {
  const leaves = sums.map((each) => ({ code: each.code, columns: columnsOf(each) }));
  const rows = accounts
    .map((account) => ({
      account,
      columns: sumOfColumns(
        leaves.filter(({ code }) => isSameOrUnder(code, account.code)).map((leaf) => leaf.columns),
      ),
    }))
    .filter(({ columns }) => COLUMNS.some((name) => !columns[name].isZero()))
    .map(({ account, columns }) => ({
      accountCode: account.code,
      accountName: account.name,
      level: (account.code.length - 2) / 2,
      isLeaf: account.isLeaf,
      ...columns,
    }));
  return { rows, totals: sumOfColumns(leaves.map(({ columns }) => columns)) };
}

function columnsOf(sums: AccountSums): EightColumns {
  const closing = sums.opening.plus(sums.debit).minus(sums.credit);
  return {
    openingDebit: positive(sums.opening),
    openingCredit: positive(sums.opening.negated()),
    debit: sums.debit,
    credit: sums.credit,
    yearDebit: sums.yearDebit,
    yearCredit: sums.yearCredit,
    closingDebit: positive(closing),
    closingCredit: positive(closing.negated()),
  };
}

function positive(amount: Money): Money {
  return amount.isPositive() ? amount : Money.zero;
}

function sumOfColumns(list: readonly EightColumns[]): EightColumns {
  const sum = (name: keyof EightColumns) => Money.sum(list.map((each) => each[name]));
  return {
    openingDebit: sum('openingDebit'),
    openingCredit: sum('openingCredit'),
    debit: sum('debit'),
    credit: sum('credit'),
    yearDebit: sum('yearDebit'),
    yearCredit: sum('yearCredit'),
    closingDebit: sum('closingDebit'),
    closingCredit: sum('closingCredit'),
  };
}
