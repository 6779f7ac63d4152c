import type { ReceiptImport } from './receipt-import.service';
import { methodNames } from './receipt.rules';

const LINES_SHOWN = 500;

export class ReceiptImportProblemView {
  /** Of the file, from 1 */
  line!: number;
  /** "" when it is about the file as a whole */
  column!: string;
  message!: string;
}

export class ReceiptImportLineView {
  line!: number;
  unitLabel!: string;
  amount!: string;
  receivedOn!: string;
  /** 现金, 银行转账, POS */
  method!: string;
  reference!: string;
  /** In the book already: it will add nothing */
  known!: boolean;
}

/** A list of payments before it is taken in, and what became of it */
export class ReceiptImportView {
  importId!: string;
  fileName!: string;
  lineCount!: number;
  total!: string;
  newCount!: number;
  knownCount!: number;
  problems!: ReceiptImportProblemView[];
  /** The first 500 */
  lines!: ReceiptImportLineView[];
  confirmed!: boolean;
  jobId!: string | null;
  /** Receipts made; null until the job is done */
  taken!: number | null;
}

export class ReceiptImportJobView {
  jobId!: string;
}

export function receiptImportViewOf(made: ReceiptImport): ReceiptImportView {
  const known = made.known ?? made.lines.filter((line) => line.known).length;
  return {
    importId: made.id,
    fileName: made.fileName,
    lineCount: made.lineCount,
    total: made.total.toString(),
    newCount: made.lineCount - known,
    knownCount: known,
    problems: made.problems.map(({ line = 1, column = '', message }) => ({
      line,
      column,
      message,
    })),
    lines: made.lines.slice(0, LINES_SHOWN).map((line) => ({
      line: line.line,
      unitLabel: line.label,
      amount: line.amount,
      receivedOn: line.receivedOn,
      method: methodNames[line.method],
      reference: line.reference,
      known: line.known,
    })),
    confirmed: made.confirmed,
    jobId: made.jobId,
    taken: made.taken,
  };
}
