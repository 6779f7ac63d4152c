import type { EntryImport } from './entry-import.queries';
import type { ImportedVoucher } from './entry-import.rules';

const PREVIEW_LINES = 40;

export class ImportProblemView {
  code!: string;
  message!: string;
  line?: number;
  column?: string;
}

/** One line of the file as it would be booked. */
export class ImportedLineView {
  /** Line of the file. */
  at!: number;
  bookedOn!: string;
  /** As the old books numbered it: 记-5. */
  voucherNo!: string;
  summary!: string;
  accountCode!: string;
  accountName!: string;
  fund!: string;
  debit!: string;
  credit!: string;
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
  preparedBy!: string | null;
  /** The first lines. */
  preview!: ImportedLineView[];
}

export class EntryImportsView {
  items!: EntryImportView[];
}

export class EntryImportJobView {
  jobId!: string;
}

export function entryImportViewOf(found: EntryImport): EntryImportView {
  const { row, preparedByName, accountNames } = found;
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
    preparedBy: preparedByName,
    preview: row.vouchers
      .slice(0, PREVIEW_LINES)
      .flatMap((voucher) => voucher.lines.map((line) => lineViewOf(voucher, line, accountNames)))
      .slice(0, PREVIEW_LINES),
  };
}

function lineViewOf(
  voucher: ImportedVoucher,
  line: ImportedVoucher['lines'][number],
  accountNames: ReadonlyMap<string, string>,
): ImportedLineView {
  return {
    at: line.at,
    bookedOn: voucher.bookedOn,
    voucherNo: `${voucher.word}-${voucher.number}`,
    summary: line.summary ?? voucher.summary,
    accountCode: line.accountCode,
    accountName: accountNames.get(line.accountCode) ?? '',
    fund: line.fund,
    debit: line.debit ?? '0.00',
    credit: line.credit ?? '0.00',
  };
}
