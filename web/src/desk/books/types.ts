import type { Account } from '../ui/accounts';

export type RowKind = 'opening' | 'line' | 'day-total' | 'month-total' | 'year-total';

/** A row of 明细账, 日记账 or 总账. */
export interface LedgerRow {
  kind: RowKind;
  bookedOn: string;
  period: string;
  seq: string | null;
  voucherNo: number | null;
  summary: string;
  counter: string | null;
  debit: string;
  credit: string;
  direction: string;
  balance: string;
}

export interface LedgerPage {
  account: { code: string; name: string };
  items: LedgerRow[];
  next: string | null;
}

export interface GeneralLedger {
  items: { account: Pick<Account, 'code' | 'name'>; rows: LedgerRow[] }[];
}

export interface JournalLine {
  line: number;
  /** Lines of the voucher it stands for. */
  count: number;
  summary: string;
  accountCode: string;
  accountName: string;
  fund: string;
  debit: string;
  credit: string;
}

/** One voucher of 序时账. */
export interface JournalEntry {
  seq: string;
  bookedOn: string;
  period: string;
  voucherNo: number;
  kind: string;
  summary: string;
  total: string;
  attachmentCount: number;
  preparedBy: string | null;
  reviewedBy: string | null;
  postedBy: string | null;
  cashier: string | null;
  reversesSeq: string | null;
  reversedBySeq: string | null;
  lines: JournalLine[];
}

export interface BalanceRow {
  accountCode: string;
  accountName: string;
  /** 1 for a four-digit account. */
  level: number;
  isLeaf: boolean;
  openingDebit: string;
  openingCredit: string;
  debit: string;
  credit: string;
  yearDebit: string;
  yearCredit: string;
  closingDebit: string;
  closingCredit: string;
}

export interface TrialBalance {
  items: BalanceRow[];
  /** Over leaves only. */
  totals: Omit<BalanceRow, 'accountCode' | 'accountName' | 'level' | 'isLeaf'>;
}

export interface Periods {
  closedThrough: string | null;
  booksStartOn?: string;
  items: PeriodRow[];
}

export interface PeriodRow {
  period: string;
  state: 'open' | 'closed';
  closedBy: string | null;
  closedAt: string | null;
  entryCount: number;
}
