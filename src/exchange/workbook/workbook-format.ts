import { JOURNAL_COLUMNS, LEDGER_COLUMNS, trialBalanceExport } from '../../ledger/book-exports';
import type { ExportColumn } from '../../ledger/export.rules';
import type { LedgerRow } from '../../ledger/ledger-rows.rules';
import { eachLedgerRow } from '../../ledger/subsidiary-ledger.queries';
import { trialBalance } from '../../ledger/trial-balance.queries';
import { sheetType } from '../../platform/http/api-answers';
import type { Account } from '../../ledger/chart.rules';
import type { ExchangeFormat, YearReading } from '../exchange-format';
import { closingOf } from '../book-year';
import { eachVoucher, type Voucher } from '../vouchers';
import { incomeSheet } from './income-sheet';
import { type Sheet, sheetOf, workbookOut } from './workbook-out';

/** 账簿工作簿: the five books an accountant asks for first, in the shapes she knows from other programs. */
export const workbookFormat: ExchangeFormat = {
  file: 'workbook.xlsx',
  title: '账簿工作簿（Excel）',
  use: 'read',
  purpose: '序时账、科目余额表、明细账、凭证、收支表各一页，打印即横向 A4，给会计和业委会查看。',
  mediaType: sheetType,
  write: async ({ tx, book }, out) => {
    const title = `${book.communityName} ${book.year} 年`;
    const sheets = [journal, balances, ledgers, vouchers, income].map((one) => one({ tx, book }));
    await workbookOut(out, { title, made: book.made }, sheets);
  },
};

/** 序时账: a row for each line. */
const journal = ({ tx, book }: YearReading): Sheet => {
  const names = new Map(book.accounts.map(({ code, name }) => [code, name]));
  return sheetOf({
    name: '序时账',
    columns: JOURNAL_COLUMNS,
    each: (emit) =>
      eachVoucher(tx, book, 'number', async (voucher) => {
        for (const line of voucher.lines) {
          const accountName = names.get(line.accountCode) ?? '';
          await emit({ ...voucher, ...line, accountName });
        }
      }),
  });
};

/** 科目余额表, eight columns. */
const balances =
  ({ tx, book }: YearReading): Sheet =>
  async (sheets) => {
    const { communityId, from, to } = book;
    const { columns, each } = trialBalanceExport(
      '科目余额表',
      await trialBalance(tx, communityId, { from, to }),
    );
    await sheetOf({ name: '科目余额表', columns, each })(sheets);
  };

interface AccountRow {
  readonly account: Account;
  readonly row: LedgerRow;
}

const ACCOUNT_COLUMNS: readonly ExportColumn<AccountRow>[] = [
  { title: '科目代码', width: 12, of: ({ account }) => account.code },
  { title: '科目名称', width: 24, of: ({ account }) => account.name },
  ...LEDGER_COLUMNS.map(({ title, width, of }) => ({
    title,
    width,
    of: ({ row }: AccountRow) => of(row),
  })),
];

/** 明细账: every account with a balance or a movement, one below the other. */
const ledgers = ({ tx, book }: YearReading): Sheet =>
  sheetOf({
    name: '明细账',
    columns: ACCOUNT_COLUMNS,
    each: async (emit) => {
      for (const account of livelyAccounts({ tx, book })) {
        const query = { account: account.code, from: book.firstDay, to: book.lastDay };
        await eachLedgerRow(tx, book.communityId, query, (row) => emit({ account, row }));
      }
    },
  });

function livelyAccounts({ book }: YearReading): Account[] {
  const lively = new Set([
    ...book.opening.map(({ accountCode }) => accountCode),
    ...book.months.map(({ accountCode }) => accountCode),
    ...closingOf(book).map(({ accountCode }) => accountCode),
  ]);
  return book.accounts.filter(({ code }) => lively.has(code));
}

const VOUCHER_COLUMNS: readonly ExportColumn<Voucher>[] = [
  { title: '期间', width: 9, of: ({ period }) => period },
  { title: '凭证字号', width: 10, of: ({ voucherNo }) => `记-${voucherNo}` },
  { title: '日期', width: 12, of: ({ bookedOn }) => bookedOn },
  { title: '账簿序号', width: 10, of: ({ seq }) => seq },
  { title: '摘要', width: 40, of: ({ summary }) => summary },
  { title: '金额', width: 16, of: ({ total }) => total },
  { title: '分录数', width: 8, of: ({ lines }) => String(lines.length) },
  { title: '附单据数', width: 9, of: ({ attachmentCount }) => String(attachmentCount) },
  { title: '冲销序号', width: 10, of: ({ reversesSeq }) => reversesSeq },
  { title: '制单人', width: 10, of: ({ preparedBy }) => preparedBy ?? '系统' },
  { title: '审核人', width: 10, of: ({ reviewedBy }) => reviewedBy },
  { title: '过账人', width: 10, of: ({ postedBy }) => postedBy ?? '系统' },
  { title: '出纳', width: 10, of: ({ cashier }) => cashier },
  { title: '过账日期', width: 12, of: ({ postedOn }) => postedOn },
];

/** 凭证: a row for each, with who signed it. */
const vouchers = ({ tx, book }: YearReading): Sheet =>
  sheetOf({
    name: '凭证',
    columns: VOUCHER_COLUMNS,
    each: (emit) => eachVoucher(tx, book, 'number', emit),
  });

const income = ({ tx, book }: YearReading): Sheet => incomeSheet(tx, book);
