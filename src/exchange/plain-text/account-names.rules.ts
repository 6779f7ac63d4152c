import type { Account, AccountKind } from '../../ledger/chart.rules';

/**
 * Account names that ledger, hledger and beancount all accept: an English root, then one component per
 * level that begins with the digits of the code. beancount 2.3 refuses Chinese roots and components that
 * begin with a Chinese character; ledger and hledger refuse nothing of this.
 */
const ROOTS: Readonly<Record<AccountKind, string>> = {
  asset: 'Assets',
  liability: 'Liabilities',
  'net-assets': 'Equity',
  income: 'Income',
  expense: 'Expenses',
};

/** 100201 → Assets:1002-银行存款:01-信托专户, for every account of the chart. */
export function plainAccountNames(accounts: readonly Account[]): ReadonlyMap<string, string> {
  const byCode = new Map(accounts.map((account) => [account.code, account]));
  const nameOf = (account: Account): string => {
    const parent = account.parentCode === null ? undefined : byCode.get(account.parentCode);
    if (!parent) return `${ROOTS[account.kind]}:${componentOf(account.code, account.name)}`;
    const digits = account.code.slice(parent.code.length);
    return `${nameOf(parent)}:${componentOf(digits, withoutParent(account.name, parent.name))}`;
  };
  return new Map(accounts.map((account) => [account.code, nameOf(account)]));
}

/** 银行存款-信托专户 under 银行存款 says its parent twice. */
function withoutParent(name: string, parent: string): string {
  const own = name.startsWith(parent) ? name.slice(parent.length) : name;
  return /[\p{L}\p{Nd}]/u.test(own) ? own : name;
}

/** Digits keep siblings apart, whatever is left of their names. */
function componentOf(digits: string, name: string): string {
  const words = name.replaceAll(/[^\p{L}\p{Nd}]+/gu, '-').replaceAll(/^-+|-+$/g, '');
  return words === '' ? digits : `${digits}-${words}`;
}
