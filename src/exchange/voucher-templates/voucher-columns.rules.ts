import type { ExportColumn } from '../../ledger/export.rules';
import { FUNDS } from '../../ledger/funds.rules';
import type { Voucher, VoucherLine } from '../vouchers';

/** A line of a voucher as another program takes it in. */
export interface TemplateLine {
  readonly voucher: Voucher;
  readonly line: VoucherLine;
  readonly accountName: string;
}

/** What a column may hold; a program's list of columns names these. */
const FIELDS = {
  date: { width: 12, of: ({ voucher }) => voucher.bookedOn },
  word: { width: 8, of: () => '记' },
  number: { width: 8, of: ({ voucher }) => String(voucher.voucherNo) },
  attachments: { width: 9, of: ({ voucher }) => String(voucher.attachmentCount) },
  summary: { width: 36, of: ({ line }) => line.summary },
  account: { width: 12, of: ({ line }) => line.accountCode },
  accountName: { width: 24, of: ({ accountName }) => accountName },
  debit: { width: 16, of: ({ line }) => (line.debit.isZero() ? null : line.debit) },
  credit: { width: 16, of: ({ line }) => (line.credit.isZero() ? null : line.credit) },
  currency: { width: 8, of: () => 'RMB' },
  rate: { width: 6, of: () => '1' },
  nothing: { width: 8, of: () => null },
  prepared: { width: 10, of: ({ voucher }) => voucher.preparedBy ?? '系统' },
  reviewed: { width: 10, of: ({ voucher }) => voucher.reviewedBy },
  posted: { width: 10, of: ({ voucher }) => voucher.postedBy ?? '系统' },
  fund: { width: 8, of: ({ line }) => line.fund },
  fundName: {
    width: 18,
    of: ({ line }) => FUNDS.find(({ fund }) => fund === line.fund)?.name ?? line.fund,
  },
} as const satisfies Readonly<Record<string, Omit<ExportColumn<TemplateLine>, 'title'>>>;

export type TemplateField = keyof typeof FIELDS;

/** Title in the other program, and what of ours stands below it. A program that wants others: change this. */
export type TemplateColumns = readonly (readonly [title: string, field: TemplateField])[];

/** 用友 U8/T3: 凭证引入. */
export const YONYOU_COLUMNS: TemplateColumns = [
  ['制单日期', 'date'],
  ['凭证类别字', 'word'],
  ['凭证号', 'number'],
  ['附单据数', 'attachments'],
  ['摘要', 'summary'],
  ['科目编码', 'account'],
  ['借方金额', 'debit'],
  ['贷方金额', 'credit'],
  ['制单人', 'prepared'],
  ['辅助核算编码', 'fund'],
];

/** 金蝶 KIS: 凭证引入. */
export const KINGDEE_COLUMNS: TemplateColumns = [
  ['日期', 'date'],
  ['凭证字', 'word'],
  ['凭证号', 'number'],
  ['附单据数', 'attachments'],
  ['摘要', 'summary'],
  ['科目代码', 'account'],
  ['科目名称', 'accountName'],
  ['借方金额', 'debit'],
  ['贷方金额', 'credit'],
  ['币别', 'currency'],
  ['汇率', 'rate'],
  ['数量', 'nothing'],
  ['单价', 'nothing'],
  ['制单人', 'prepared'],
  ['审核人', 'reviewed'],
  ['过账人', 'posted'],
  ['基金', 'fund'],
  ['基金名称', 'fundName'],
];

export function templateColumns(columns: TemplateColumns): ExportColumn<TemplateLine>[] {
  return columns.map(([title, field]) => ({ title, ...FIELDS[field] }));
}
