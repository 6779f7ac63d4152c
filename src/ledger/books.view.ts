import type { Periods } from './accounts.queries';
import type { Account } from './chart.rules';
import type { ChecklistItem } from './closing.rules';
import { mayClose } from './closing.rules';
import type { GeneralLedgerAccount } from './general-ledger.queries';
import type { JournalEntry, JournalLine } from './journal.queries';
import type { LedgerRow } from './ledger-rows.rules';
import type { EightColumns, TrialBalance, TrialBalanceRow } from './trial-balance.rules';

export class AccountView {
  code!: string;
  name!: string;
  english!: string;
  kind!: 'asset' | 'liability' | 'net-assets' | 'income' | 'expense';
  side!: 'debit' | 'credit';
  isCash!: boolean;
  isLeaf!: boolean;
  active!: boolean;
  parentCode!: string | null;
}

export class AccountsView {
  items!: AccountView[];
}

export class JournalLineView {
  line!: number;
  /** More than one where a long voucher is shown by its accounts */
  count!: number;
  accountCode!: string;
  accountName!: string;
  fund!: string;
  summary!: string;
  debit!: string;
  credit!: string;
}

/** 凭证 as the journal shows it; people by name, null: made by the system. */
export class JournalEntryView {
  seq!: string;
  bookedOn!: string;
  period!: string;
  voucherNo!: number;
  kind!: string;
  summary!: string;
  attachmentCount!: number;
  total!: string;
  preparedBy!: string | null;
  reviewedBy!: string | null;
  postedBy!: string | null;
  cashier!: string | null;
  reversesSeq!: string | null;
  reversedBySeq!: string | null;
  lines!: JournalLineView[];
}

export class JournalPageView {
  items!: JournalEntryView[];
  next!: string | null;
}

export class LedgerRowView {
  kind!: 'opening' | 'line' | 'day-total' | 'month-total' | 'year-total';
  bookedOn!: string;
  period!: string;
  seq!: string | null;
  voucherNo!: number | null;
  summary!: string;
  /** 对方科目, in the cash and bank journals. */
  counter!: string | null;
  debit!: string;
  credit!: string;
  direction!: '借' | '贷' | '平';
  balance!: string;
}

/** 明细账 or 日记账 of one account. */
export class LedgerPageView {
  account!: AccountView;
  items!: LedgerRowView[];
  next!: string | null;
}

export class GeneralLedgerAccountView {
  account!: AccountView;
  rows!: LedgerRowView[];
}

export class GeneralLedgerView {
  items!: GeneralLedgerAccountView[];
}

export class EightColumnsView {
  openingDebit!: string;
  openingCredit!: string;
  debit!: string;
  credit!: string;
  yearDebit!: string;
  yearCredit!: string;
  closingDebit!: string;
  closingCredit!: string;
}

export class TrialBalanceRowView extends EightColumnsView {
  accountCode!: string;
  accountName!: string;
  level!: number;
  isLeaf!: boolean;
}

export class TrialBalanceView {
  items!: TrialBalanceRowView[];
  /** Over leaves only. */
  totals!: EightColumnsView;
}

export class PeriodView {
  period!: string;
  state!: 'open' | 'closed';
  closedBy!: string | null;
  closedAt!: string | null;
  entryCount!: number;
}

export class PeriodsView {
  booksStartOn!: string;
  closedThrough!: string;
  items!: PeriodView[];
}

export class ChecklistItemView {
  key!: string;
  name!: string;
  ok!: boolean;
  detail!: string;
}

export class ChecklistView {
  items!: ChecklistItemView[];
  mayClose!: boolean;
}

export function accountViewOf(account: Account): AccountView {
  const { code, name, english, kind, side, isCash, isLeaf, active, parentCode } = account;
  return { code, name, english, kind, side, isCash, isLeaf, active, parentCode };
}

export function journalEntryViewOf(entry: JournalEntry): JournalEntryView {
  return { ...entry, total: entry.total.toString(), lines: entry.lines.map(journalLineViewOf) };
}

function journalLineViewOf(line: JournalLine): JournalLineView {
  return { ...line, debit: line.debit.toString(), credit: line.credit.toString() };
}

export function ledgerRowViewOf(row: LedgerRow): LedgerRowView {
  return {
    ...row,
    debit: row.debit.toString(),
    credit: row.credit.toString(),
    balance: row.balance.toString(),
  };
}

export function generalLedgerViewOf(accounts: readonly GeneralLedgerAccount[]): GeneralLedgerView {
  return {
    items: accounts.map(({ account, rows }) => ({
      account: accountViewOf(account),
      rows: rows.map(ledgerRowViewOf),
    })),
  };
}

export function trialBalanceViewOf({ rows, totals }: TrialBalance): TrialBalanceView {
  return { items: rows.map(trialBalanceRowViewOf), totals: eightColumnsViewOf(totals) };
}

function trialBalanceRowViewOf(row: TrialBalanceRow): TrialBalanceRowView {
  const { accountCode, accountName, level, isLeaf } = row;
  return Object.assign(eightColumnsViewOf(row), { accountCode, accountName, level, isLeaf });
}

function eightColumnsViewOf(columns: EightColumns): EightColumnsView {
  return {
    openingDebit: columns.openingDebit.toString(),
    openingCredit: columns.openingCredit.toString(),
    debit: columns.debit.toString(),
    credit: columns.credit.toString(),
    yearDebit: columns.yearDebit.toString(),
    yearCredit: columns.yearCredit.toString(),
    closingDebit: columns.closingDebit.toString(),
    closingCredit: columns.closingCredit.toString(),
  };
}

export function periodsViewOf(periods: Periods): PeriodsView {
  return {
    booksStartOn: periods.booksStartOn,
    closedThrough: periods.closedThrough,
    items: periods.items.map((item) => ({
      ...item,
      closedAt: item.closedAt?.toISOString() ?? null,
    })),
  };
}

export function checklistViewOf(items: readonly ChecklistItem[]): ChecklistView {
  return { items: items.map((item) => ({ ...item })), mayClose: mayClose(items) };
}
