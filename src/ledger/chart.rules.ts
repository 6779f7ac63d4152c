import { CASH_CODES, CHART_ROWS, CONTRARY_CODES } from './chart-of-accounts.rules';
import { ledgerErrors } from './ledger.errors';

export type AccountKind = 'asset' | 'liability' | 'net-assets' | 'income' | 'expense';

/** The side on which an account grows (余额方向). */
export type Side = 'debit' | 'credit';

export interface Account {
  readonly code: string;
  readonly name: string;
  readonly english: string;
  readonly kind: AccountKind;
  readonly side: Side;
  /** Money itself: cash, bank, payment channel in transit. */
  readonly isCash: boolean;
  /** Only a leaf takes postings. */
  readonly isLeaf: boolean;
  readonly active: boolean;
  readonly parentCode: string | null;
}

/** Accounts by code, as `chartOf` makes it. */
export type Chart = ReadonlyMap<string, Account>;

/** Top accounts have four digits; each level below adds two. */
const TOP_DIGITS = 4;
const LEVEL_DIGITS = 2;
const DEEPEST_DIGITS = 10;

const KINDS: Readonly<Record<string, AccountKind>> = {
  '1': 'asset',
  '2': 'liability',
  '3': 'net-assets',
  '4': 'income',
  '5': 'expense',
};

/** The chart every community's books open with (domain: 3.3), parents before their children. */
export const openingChart: readonly Account[] = CHART_ROWS.map(([code, name, english]) => ({
  code,
  name,
  english,
  kind: kindOf(code),
  side: openingSideOf(code),
  isCash: isUnderAny(code, CASH_CODES),
  isLeaf: !CHART_ROWS.some(([other]) => parentCodeOf(other) === code),
  active: true,
  parentCode: parentCodeOf(code),
}));

export function chartOf(accounts: readonly Account[]): Chart {
  return new Map(accounts.map((account) => [account.code, account]));
}

/**
 * What a code alone tells of its account: kind, side, whether it is money. That it exists, is open and
 * takes postings is presumed. Null for what cannot be a code.
 */
export function presumedAccount(code: string): Account | null {
  if (!/^[1-5]\d{3}(\d{2}){0,3}$/.test(code)) return null;
  return {
    code,
    name: code,
    english: '',
    kind: kindOf(code),
    side: openingSideOf(code),
    isCash: isUnderAny(code, CASH_CODES),
    isLeaf: true,
    active: true,
    parentCode: parentCodeOf(code),
  };
}

/** By the first digit: 1 资产, 2 负债, 3 净资产, 4 收入, 5 费用. Plain Error for any other. */
export function kindOf(code: string): AccountKind {
  const kind = KINDS[code.charAt(0)];
  if (!kind) throw new Error(`no kind of account begins with ${code.charAt(0)}`);
  return kind;
}

/** The code one level up: 1002 for 100201, null for 1001. */
export function parentCodeOf(code: string): string | null {
  return code.length > TOP_DIGITS ? code.slice(0, -LEVEL_DIGITS) : null;
}

/** Whether `code` is `ancestor` itself or any account below it; 100 is above nothing. */
export function isSameOrUnder(code: string, ancestor: string): boolean {
  const level = code.length - ancestor.length;
  return ancestor.length >= TOP_DIGITS && level % LEVEL_DIGITS === 0 && code.startsWith(ancestor);
}

/**
 * The account that opening `code` under `parentCode` would make: it takes kind, side and money from
 * its parent. Whether the parent already has postings only the database knows (`extend_chart`).
 * @throws DomainError `ledger.account-…` with the reason.
 */
export function childAccount(
  chart: Chart,
  child: { parentCode: string; code: string; name: string; english?: string },
): Account {
  const parent = chart.get(child.parentCode);
  if (!parent?.active) throw ledgerErrors.unknownParent(child.parentCode);
  if (parentCodeOf(child.code) !== parent.code || !/^\d+$/.test(child.code)) {
    throw ledgerErrors.codeMustExtend(parent.code);
  }
  if (child.code.length > DEEPEST_DIGITS) throw ledgerErrors.chartTooDeep();
  if (chart.has(child.code)) throw ledgerErrors.accountExists(child.code);
  const { kind, side, isCash } = parent;
  const made = { kind, side, isCash, isLeaf: true, active: true, parentCode: parent.code };
  return { ...made, code: child.code, name: child.name, english: child.english ?? '' };
}

function openingSideOf(code: string): Side {
  const kind = kindOf(code);
  const natural: Side = kind === 'asset' || kind === 'expense' ? 'debit' : 'credit';
  if (!CONTRARY_CODES.includes(code)) return natural;
  return natural === 'debit' ? 'credit' : 'debit';
}

function isUnderAny(code: string, ancestors: readonly string[]): boolean {
  return ancestors.some((ancestor) => isSameOrUnder(code, ancestor));
}
