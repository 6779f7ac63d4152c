import type { Exported } from './export';
import type { ExportColumn } from './export.rules';
import type { GeneralLedgerAccount } from './general-ledger.queries';
import type { JournalExportRow } from './journal.queries';
import type { LedgerRow } from './ledger-rows.rules';
import type { TrialBalance, TrialBalanceRow } from './trial-balance.rules';

/** 序时账 as accountants exchange it: one line of an entry on each row. */
export const JOURNAL_COLUMNS: readonly ExportColumn<JournalExportRow>[] = [
  { title: '日期', width: 12, of: (row) => row.bookedOn },
  { title: '凭证字号', width: 10, of: (row) => `记-${row.voucherNo}` },
  { title: '附单据数', width: 9, of: (row) => String(row.attachmentCount) },
  { title: '摘要', width: 36, of: (row) => row.summary },
  { title: '科目代码', width: 12, of: (row) => row.accountCode },
  { title: '科目名称', width: 24, of: (row) => row.accountName },
  { title: '基金', width: 6, of: (row) => row.fund },
  { title: '借方金额', width: 16, of: (row) => nothingIfZero(row.debit) },
  { title: '贷方金额', width: 16, of: (row) => nothingIfZero(row.credit) },
  { title: '制单人', width: 10, of: (row) => row.preparedBy ?? '系统' },
  { title: '审核人', width: 10, of: (row) => row.reviewedBy },
  { title: '过账人', width: 10, of: (row) => row.postedBy ?? '系统' },
];

/** 三栏式: 月日 凭证字号 摘要 借 贷 方向 余额. */
export const LEDGER_COLUMNS: readonly ExportColumn<LedgerRow>[] = [
  { title: '日期', width: 12, of: (row) => row.bookedOn },
  {
    title: '凭证字号',
    width: 10,
    of: (row) => (row.voucherNo === null ? '' : `记-${row.voucherNo}`),
  },
  { title: '摘要', width: 36, of: (row) => row.summary },
  { title: '借方', width: 16, of: (row) => amountOnRow(row, row.debit) },
  { title: '贷方', width: 16, of: (row) => amountOnRow(row, row.credit) },
  { title: '方向', width: 6, of: (row) => row.direction },
  { title: '余额', width: 16, of: (row) => row.balance },
];

const COUNTER: ExportColumn<LedgerRow> = { title: '对方科目', width: 16, of: (row) => row.counter };

/** 日记账: the same with 对方科目. */
export const CASH_JOURNAL_COLUMNS: readonly ExportColumn<LedgerRow>[] = [
  ...LEDGER_COLUMNS.slice(0, 3),
  COUNTER,
  ...LEDGER_COLUMNS.slice(3),
];

interface GeneralRow {
  account: GeneralLedgerAccount['account'];
  row: LedgerRow;
}

const GENERAL_COLUMNS: readonly ExportColumn<GeneralRow>[] = [
  { title: '科目代码', width: 12, of: ({ account }) => account.code },
  { title: '科目名称', width: 24, of: ({ account }) => account.name },
  { title: '期间', width: 10, of: ({ row }) => row.period },
  { title: '摘要', width: 14, of: ({ row }) => row.summary },
  { title: '借方', width: 16, of: ({ row }) => amountOnRow(row, row.debit) },
  { title: '贷方', width: 16, of: ({ row }) => amountOnRow(row, row.credit) },
  { title: '方向', width: 6, of: ({ row }) => row.direction },
  { title: '余额', width: 16, of: ({ row }) => row.balance },
];

type BalanceLine = Omit<TrialBalanceRow, 'level' | 'isLeaf'>;

const BALANCE_COLUMNS: readonly ExportColumn<BalanceLine>[] = [
  { title: '科目代码', width: 12, of: (row) => row.accountCode },
  { title: '科目名称', width: 28, of: (row) => row.accountName },
  { title: '期初借方', width: 16, of: (row) => row.openingDebit },
  { title: '期初贷方', width: 16, of: (row) => row.openingCredit },
  { title: '本期借方', width: 16, of: (row) => row.debit },
  { title: '本期贷方', width: 16, of: (row) => row.credit },
  { title: '本年累计借方', width: 16, of: (row) => row.yearDebit },
  { title: '本年累计贷方', width: 16, of: (row) => row.yearCredit },
  { title: '期末借方', width: 16, of: (row) => row.closingDebit },
  { title: '期末贷方', width: 16, of: (row) => row.closingCredit },
];

export function generalLedgerExport(
  name: string,
  accounts: readonly GeneralLedgerAccount[],
): Exported<GeneralRow> {
  const rows = accounts.flatMap(({ account, rows: own }) => own.map((row) => ({ account, row })));
  return { name, columns: GENERAL_COLUMNS, each: inTurn(rows) };
}

/** Ends with 合计, which counts leaves only. */
export function trialBalanceExport(
  name: string,
  { rows, totals }: TrialBalance,
): Exported<BalanceLine> {
  const sum: BalanceLine = { accountCode: '', accountName: '合计', ...totals };
  return { name, columns: BALANCE_COLUMNS, each: inTurn([...rows, sum]) };
}

function inTurn<Row>(rows: readonly Row[]): Exported<Row>['each'] {
  return async (emit) => {
    for (const row of rows) await emit(row);
  };
}

function nothingIfZero(amount: LedgerRow['debit']) {
  return amount.isZero() ? null : amount;
}

/** Lines leave their other side empty; totals say 0.00. */
function amountOnRow(row: LedgerRow, amount: LedgerRow['debit']) {
  return row.kind === 'line' || row.kind === 'opening' ? nothingIfZero(amount) : amount;
}
