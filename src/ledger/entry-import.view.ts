import type { EntryImportRow } from './ledger.entities';

const PREVIEW_VOUCHERS = 20;

export class ImportProblemView {
  code!: string;
  message!: string;
  line?: number;
  column?: string;
}

export class ImportedLineView {
  /** Line of the file. */
  at!: number;
  accountCode!: string;
  fund!: string;
  debit!: string;
  credit!: string;
  summary!: string;
}

export class ImportedVoucherView {
  bookedOn!: string;
  /** As the old books numbered it: 记-5. */
  oldNumber!: string;
  summary!: string;
  lines!: ImportedLineView[];
}

/** 旧账导入: what the file says and everything wrong with it. */
export class EntryImportView {
  importId!: string;
  format!: 'kingdee' | 'yonyou';
  fileName!: string;
  state!: 'read' | 'submitted' | 'posted';
  vouchers!: number;
  lines!: number;
  totalDebit!: string;
  totalCredit!: string;
  problems!: ImportProblemView[];
  /** The first vouchers. */
  preview!: ImportedVoucherView[];
}

export class EntryImportJobView {
  jobId!: string;
}

export function entryImportViewOf(row: EntryImportRow): EntryImportView {
  return {
    importId: row.id,
    format: row.format,
    fileName: row.fileName,
    state: row.state,
    vouchers: row.voucherCount,
    lines: row.lineCount,
    totalDebit: row.totalDebit,
    totalCredit: row.totalCredit,
    problems: row.problems,
    preview: row.vouchers.slice(0, PREVIEW_VOUCHERS).map((voucher) => ({
      bookedOn: voucher.bookedOn,
      oldNumber: `${voucher.word}-${voucher.number}`,
      summary: voucher.summary,
      lines: voucher.lines.map((line) => ({
        at: line.at,
        accountCode: line.accountCode,
        fund: line.fund,
        debit: line.debit ?? '0.00',
        credit: line.credit ?? '0.00',
        summary: line.summary ?? '',
      })),
    })),
  };
}
