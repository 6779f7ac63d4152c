import { type Account, kindOf } from '../../ledger/chart.rules';
import type { Fund, FundOfTrust } from '../../ledger/funds.rules';
import { Money } from '../../shared/money';
import type { Period } from '../../shared/period';

/** What an account of income or expense moved in a month; Σ debit − Σ credit. */
export interface IncomeLine {
  readonly code: string;
  readonly fund: Fund;
  readonly period: Period;
  readonly net: Money;
}

export interface IncomeRow {
  readonly fund: string;
  /** '' on a row of sums. */
  readonly code: string;
  readonly name: string;
  /** January first. */
  readonly months: readonly Money[];
  readonly total: Money;
}

const MONTHS_PER_YEAR = 12;

/**
 * For each fund that moved: its income, its expense, both as positive amounts, and 结余 = income − expense,
 * month by month.
 */
export function incomeRows(
  lines: readonly IncomeLine[],
  { accounts, funds }: { accounts: readonly Account[]; funds: readonly FundOfTrust[] },
): IncomeRow[] {
  const nameOf = new Map(accounts.map(({ code, name }) => [code, name]));
  return funds.flatMap(({ fund, name }) => {
    const own = lines.filter((line) => line.fund === fund);
    if (own.length === 0) return [];
    const said = `${fund} ${name}`;
    const side = (kind: 'income' | 'expense') => own.filter(({ code }) => kindOf(code) === kind);
    const rows = (kind: 'income' | 'expense') =>
      [...new Set(side(kind).map(({ code }) => code))].sort().map((code) => ({
        fund: said,
        code,
        name: nameOf.get(code) ?? code,
        ...byMonth(
          side(kind).filter((line) => line.code === code),
          kind,
        ),
      }));
    const sum = (words: string, of: readonly IncomeLine[], kind: 'income' | 'expense') => ({
      fund: said,
      code: '',
      name: words,
      ...byMonth(of, kind),
    });
    return [
      ...rows('income'),
      sum('收入合计', side('income'), 'income'),
      ...rows('expense'),
      sum('支出合计', side('expense'), 'expense'),
      sum('结余', own, 'income'),
    ];
  });
}

/** Income grows on the credit side, expense on the debit side. */
function byMonth(
  lines: readonly IncomeLine[],
  kind: 'income' | 'expense',
): Pick<IncomeRow, 'months' | 'total'> {
  const months = Array.from({ length: MONTHS_PER_YEAR }, (_, at) => {
    const own = lines.filter(({ period }) => Number(period.slice(5)) === at + 1);
    const net = Money.sum(own.map((line) => line.net));
    return kind === 'income' ? net.negated() : net;
  });
  return { months, total: Money.sum(months) };
}
