import { BankImportRow } from './bank.entities';
import type { BankImportPreview } from './bank-import.service';
import type { StatementLine } from './statement.rules';

const PREVIEW_LINES = 50;

export class StatementProblemView {
  code!: string;
  message!: string;
  line!: number;
  column!: string;
}

export class StatementLineView {
  /** Where it stands in the file */
  line!: number;
  bookedOn!: string;
  time!: string;
  /** Into the account is positive */
  amount!: string;
  balance!: string | null;
  otherName!: string;
  memo!: string;
  serial!: string;
  /** The account does not have it yet */
  isNew!: boolean;
}

/** What taking a file in would do; nothing is written yet. */
export class BankImportView {
  importId!: string;
  fileName!: string;
  /** Null where the file could not be read */
  format!: string | null;
  lines!: number;
  newLines!: number;
  from!: string | null;
  to!: string | null;
  opening!: string | null;
  closing!: string | null;
  totalIn!: string | null;
  totalOut!: string | null;
  /** Every fault of the file; confirmation is refused while there are any */
  problems!: StatementProblemView[];
  /** The first fifty, new ones first */
  preview!: StatementLineView[];
}

export class BankImportJobView {
  jobId!: string;
}

export function bankImportViewOf({ row, statement, isNew }: BankImportPreview): BankImportView {
  const lines = statement?.lines ?? [];
  const views = lines.map((line, index) => lineViewOf(line, isNew[index] ?? false));
  const money = (key: 'opening' | 'closing' | 'totalIn' | 'totalOut') =>
    statement?.[key]?.toString() ?? null;
  return {
    ...headOf(row),
    format: statement?.format ?? null,
    from: lines[0]?.bookedOn ?? null,
    to: lines.at(-1)?.bookedOn ?? null,
    opening: money('opening'),
    closing: money('closing'),
    totalIn: money('totalIn'),
    totalOut: money('totalOut'),
    preview: views.toSorted((a, b) => Number(b.isNew) - Number(a.isNew)).slice(0, PREVIEW_LINES),
  };
}

function headOf({ id, fileName, lineCount, newCount, problems }: BankImportRow) {
  return {
    importId: id,
    fileName,
    lines: lineCount,
    newLines: newCount,
    problems: problems.map(({ code, message, line, column }) => ({ code, message, line, column })),
  };
}

function lineViewOf(line: StatementLine, isNew: boolean): StatementLineView {
  return {
    line: line.line,
    bookedOn: line.bookedOn,
    time: line.time,
    amount: line.amount.toString(),
    balance: line.balance?.toString() ?? null,
    otherName: line.counterparty.name,
    memo: line.memo,
    serial: line.serial,
    isNew,
  };
}
