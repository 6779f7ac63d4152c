import { BankImportRow } from './bank.entities';
import type { ImportSummary } from './bank-imports.queries';
import type { SavedMapping } from './bank-mapping.service';
import type { BankImportPreview } from './bank-import.service';
import type { ReadTable, StatementLine } from './statement.rules';
import { STATEMENT_FIELDS, type StatementField, TITLES } from './statement-header.rules';

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

export class ColumnView {
  /** date, time, out, in, amount, direction, balance, serial, name, account, memo, … */
  field!: string;
  /** 交易日期, 贷方发生额 … */
  fieldName!: string;
  /** From 0 */
  column!: number;
}

export class FieldNameView {
  field!: string;
  fieldName!: string;
}

/** A table as it stands in the file, for saying which column is which */
export class StatementTableView {
  /** Line of the titles in the file, from 1; null where none were found */
  titleLine!: number | null;
  titles!: string[];
  columns!: ColumnView[];
  /** The first rows below the titles */
  sample!: string[][];
}

/** 列的对应 of an account */
export class BankMappingView {
  columns!: ColumnView[];
  /** flag: the column 借贷 decides; signed: the amount carries its sign; null: found out */
  signRule!: 'flag' | 'signed' | null;
  titleLine!: number | null;
  /** Null where nothing was saved yet */
  savedAt!: string | null;
  /** Every field there is */
  fields!: FieldNameView[];
}

/** A file that was brought, and what became of it */
export class BankImportSummaryView {
  importId!: string;
  bankAccountId!: string;
  accountName!: string;
  fileName!: string;
  sha256!: string;
  lines!: number;
  newLines!: number;
  /** Null until it was taken in */
  added!: number | null;
  by!: string;
  at!: string;
  state!: 'refused' | 'waiting' | 'running' | 'done' | 'failed';
  jobId!: string | null;
  problems!: number;
}

export class BankImportsView {
  items!: BankImportSummaryView[];
}

/** What taking a file in would do; nothing is written yet. */
export class BankImportView {
  importId!: string;
  bankAccountId!: string;
  fileName!: string;
  sha256!: string;
  /** It was confirmed already */
  confirmed!: boolean;
  /** Null where the file could not be read */
  format!: string | null;
  lines!: number;
  newLines!: number;
  /** It has new lines, or says of later days that nothing moved */
  brings!: boolean;
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
  /** Null on files that are no table */
  table!: StatementTableView | null;
}

export class BankImportJobView {
  jobId!: string;
}

export function bankImportViewOf({
  row,
  statement,
  table,
  isNew,
  days,
}: BankImportPreview): BankImportView {
  const lines = statement?.lines ?? [];
  const views = lines.map((line, index) => lineViewOf(line, isNew[index] ?? false));
  const money = (key: 'opening' | 'closing' | 'totalIn' | 'totalOut') =>
    statement?.[key]?.toString() ?? null;
  return {
    ...headOf(row),
    ...(days ?? daysOfLines(lines)),
    format: statement?.format ?? null,
    brings: days !== null,
    opening: money('opening'),
    closing: money('closing'),
    totalIn: money('totalIn'),
    totalOut: money('totalOut'),
    preview: views.toSorted((a, b) => Number(b.isNew) - Number(a.isNew)).slice(0, PREVIEW_LINES),
    table: table && tableViewOf(table),
  };
}

function daysOfLines(lines: readonly StatementLine[]) {
  return { from: lines[0]?.bookedOn ?? null, to: lines.at(-1)?.bookedOn ?? null };
}

export function bankImportSummaryViewOf({
  at,
  problems,
  ...rest
}: ImportSummary): BankImportSummaryView {
  return { ...rest, at: at.toISOString(), problems: problems.length };
}

export function bankMappingViewOf({ profile, savedAt }: SavedMapping): BankMappingView {
  return {
    columns: columnsOf(profile.places ?? {}),
    signRule: profile.signRule ?? null,
    titleLine: profile.titleLine ?? null,
    savedAt: savedAt?.toISOString() ?? null,
    fields: STATEMENT_FIELDS.map((field) => ({ field, fieldName: fieldNameOf(field) })),
  };
}

function tableViewOf({ titleLine, titles, places, sample }: ReadTable): StatementTableView {
  return {
    titleLine,
    titles: [...titles],
    columns: columnsOf(places),
    sample: sample.map((cells) => [...cells]),
  };
}

function columnsOf(places: Readonly<Partial<Record<StatementField, number>>>): ColumnView[] {
  return STATEMENT_FIELDS.flatMap((field) => {
    const column = places[field];
    return column === undefined ? [] : [{ field, fieldName: fieldNameOf(field), column }];
  });
}

const fieldNameOf = (field: StatementField): string => TITLES[field][0] ?? field;

function headOf({ id, bankAccountId, fileName, lineCount, newCount, ...row }: BankImportRow) {
  return {
    importId: id,
    bankAccountId,
    fileName,
    sha256: row.fileSha256,
    confirmed: row.confirmedAt !== null,
    lines: lineCount,
    newLines: newCount,
    problems: row.problems.map(({ code, message, line, column }) => ({
      code,
      message,
      line,
      column,
    })),
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
