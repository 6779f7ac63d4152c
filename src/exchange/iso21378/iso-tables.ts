import type { Account } from '../../ledger/chart.rules';
import { FUNDS, type FundOfTrust } from '../../ledger/funds.rules';
import type { Money } from '../../shared/money';
import { firstDayOf, lastDayOf } from '../../shared/day';
import { type Period, periodOf, periodsFrom } from '../../shared/period';
import type { BookYear } from '../book-year';
import { balanceRows, type PeriodBalance } from '../period-balances.rules';
import type { YearReading } from '../exchange-format';
import { eachVoucher, type Voucher, voucherKey, type VoucherLine } from '../vouchers';

type Cell = string | Money | null;

export interface IsoField {
  /** As in ISO 21378:2019. */
  readonly name: string;
  /** What it is in these books. */
  readonly ours: string;
}

/** One table of the package: file name, fields, rows in the order of the fields. */
export interface IsoTable {
  readonly name: string;
  readonly title: string;
  readonly fields: readonly IsoField[];
  readonly each: (reading: YearReading, emit: (cells: Cell[]) => Promise<void>) => Promise<void>;
}

interface Described<Row> {
  readonly name: string;
  readonly title: string;
  readonly columns: readonly (readonly [field: string, ours: string, of: (row: Row) => Cell])[];
  readonly each: (reading: YearReading, emit: (row: Row) => Promise<void>) => Promise<void>;
}

function isoTable<Row>({ name, title, columns, each }: Described<Row>): IsoTable {
  return {
    name,
    title,
    fields: columns.map(([field, ours]) => ({ name: field, ours })),
    each: (reading, emit) => each(reading, (row) => emit(columns.map(([, , of]) => of(row)))),
  };
}

const each =
  <Row>(rows: (book: BookYear) => readonly Row[]): Described<Row>['each'] =>
  async ({ book }, emit) => {
    for (const row of rows(book)) await emit(row);
  };

const chart = isoTable<Account>({
  name: 'BAS_Chart_Of_Accounts',
  title: '会计科目',
  columns: [
    ['GL_Account_Number', '科目代码', ({ code }) => code],
    ['GL_Account_Name', '科目名称', ({ name }) => name],
    ['GL_Account_Description', '英文名称', ({ english }) => english],
    [
      'Account_Type',
      '类别：asset 资产、liability 负债、net-assets 净资产、income 收入、expense 费用',
      ({ kind }) => kind,
    ],
    ['Balance_Direction', '余额方向：debit 借、credit 贷', ({ side }) => side],
    ['Parent_GL_Account_Number', '上级科目', ({ parentCode }) => parentCode],
    ['Is_Leaf', '是否明细科目（1 是）', ({ isLeaf }) => (isLeaf ? '1' : '0')],
  ],
  each: each((book) => book.accounts),
});

const periods = isoTable<{ month: Period; closed: boolean }>({
  name: 'BAS_Accounting_Period',
  title: '会计期间',
  columns: [
    ['Fiscal_Year', '会计年度', ({ month }) => month.slice(0, 4)],
    ['Accounting_Period', '期间号 01–12', ({ month }) => month.slice(5)],
    ['Period_Start_Date', '起', ({ month }) => firstDayOf(month)],
    ['Period_End_Date', '止', ({ month }) => lastDayOf(month)],
    ['Is_Closed', '已结账（1 是）', ({ closed }) => (closed ? '1' : '0')],
  ],
  each: each(({ from, to, closedThrough }) =>
    periodsFrom(from, to).map((month) => ({ month, closed: lastDayOf(month) <= closedThrough })),
  ),
});

const funds = isoTable<FundOfTrust>({
  name: 'BAS_Customized_ACC_Value',
  title: '辅助核算：基金（信托法 29 分别记账）',
  columns: [
    ['ACC_Segment', '辅助核算项', () => 'FUND'],
    ['ACC_Value', '代码', ({ fund }) => fund],
    ['ACC_Value_Name', '名称', ({ name }) => name],
  ],
  each: each(() => FUNDS),
});

const entries = isoTable<Voucher>({
  name: 'GL_Journal_Entry',
  title: '记账凭证',
  columns: [
    ['Journal_ID', '年-月-凭证号', voucherKey],
    ['Journal_Sequence', '账簿序号，从 1 连续', ({ seq }) => seq],
    ['Fiscal_Year', '会计年度', ({ period: month }) => month.slice(0, 4)],
    ['Accounting_Period', '期间号', ({ period: month }) => month.slice(5)],
    ['Effective_Date', '凭证日期', ({ bookedOn }) => bookedOn],
    ['Entered_Date', '过账日期', ({ postedOn }) => postedOn],
    ['Journal_Entry_Type', '类别', ({ kind }) => kind],
    ['Journal_Header_Description', '摘要', ({ summary }) => summary],
    ['Amount', '借方合计（等于贷方合计）', ({ total }) => total],
    ['Attachment_Count', '附单据数', ({ attachmentCount }) => String(attachmentCount)],
    ['Entered_By', '制单人；空为系统自动', ({ preparedBy }) => preparedBy],
    ['Approved_By', '审核人', ({ reviewedBy }) => reviewedBy],
    ['Posted_By', '过账人；空为系统自动', ({ postedBy }) => postedBy],
    ['Reversal_Of_Sequence', '冲销的账簿序号', ({ reversesSeq }) => reversesSeq],
  ],
  each: ({ tx, book }, emit) => eachVoucher(tx, book, 'number', emit),
});

interface EntryLine {
  readonly voucher: Voucher;
  readonly line: VoucherLine;
}

const details = isoTable<EntryLine>({
  name: 'GL_Journal_Entry_Details',
  title: '分录',
  columns: [
    ['Journal_ID', '年-月-凭证号', ({ voucher }) => voucherKey(voucher)],
    ['Journal_Line_Number', '行号', ({ line }) => String(line.line)],
    ['GL_Account_Number', '科目代码', ({ line }) => line.accountCode],
    ['ACC_Value_FUND', '基金', ({ line }) => line.fund],
    ['Journal_Line_Description', '摘要', ({ line }) => line.summary],
    ['Debit_Amount', '借方（红字为负）', ({ line }) => line.debit],
    ['Credit_Amount', '贷方（红字为负）', ({ line }) => line.credit],
    ['Currency_Code', '币种', () => 'CNY'],
    ['Business_Partner_Name', '对方单位', ({ line }) => line.payee],
  ],
  each: ({ tx, book }, emit) =>
    eachVoucher(tx, book, 'number', async (voucher) => {
      for (const line of voucher.lines) await emit({ voucher, line });
    }),
});

const balances = isoTable<PeriodBalance>({
  name: 'GL_Trial_Balance',
  title: '科目余额及发生额：每科目、基金、月一行；余额借方为正、贷方为负',
  columns: [
    ['Fiscal_Year', '会计年度', ({ month }) => month.slice(0, 4)],
    ['Accounting_Period', '期间号', ({ month }) => month.slice(5)],
    ['GL_Account_Number', '科目代码', ({ accountCode }) => accountCode],
    ['ACC_Value_FUND', '基金', ({ fund }) => fund],
    ['Beginning_Balance', '期初余额', ({ opening }) => opening],
    ['Debit_Amount', '本期借方', ({ debit }) => debit],
    ['Credit_Amount', '本期贷方', ({ credit }) => credit],
    ['Ending_Balance', '期末余额', ({ closing }) => closing],
    ['Currency_Code', '币种', () => 'CNY'],
  ],
  each: each((book) => balanceRows({ ...book, through: periodOf(book.lastDay) })),
});

export const ISO_TABLES: readonly IsoTable[] = [chart, periods, funds, entries, details, balances];
