import type { FileView } from '../../../shared/api/types';
import { sumYuan } from '../../../shared/format/yuan';
import { namedFile } from '../../ui/namedFile';
import type { BudgetLine, ReadLine, Side } from '../types';
import { newLineId } from './line-id';
import { percentOfRate, productOf, rateOfPercent, trimmed, typedNumber } from './numbers';

/** The columns one types in, from left to right. */
export const FIELDS = [
  'name',
  'accountCode',
  'unit',
  'unitPrice',
  'quantity',
  'frequency',
  'collectionRate',
  'basis',
] as const;
export type Field = (typeof FIELDS)[number];

/** How many decimals the figure in a column may have. */
export const DECIMALS: Partial<Record<Field, number>> = {
  unitPrice: 4,
  quantity: 4,
  frequency: 2,
  collectionRate: 2,
};

/** A line as it is typed. What cannot be read is kept as typed, and said so. */
export interface SheetLine extends Record<Field, string> {
  /** Stays while the line is on the screen, saved or not. */
  key: string;
  lineId: string;
  side: Side;
  files: FileView[];
  isContingency: boolean;
  /** Actual of last year, and the amount before this version. */
  lastYear: string | null;
  before: string | null;
}

export interface Sheet {
  lines: SheetLine[];
  reason: string;
  surplusNote: string;
}

export function blankLine(side: Side): SheetLine {
  const lineId = newLineId();
  return {
    key: lineId,
    lineId,
    side,
    name: '',
    accountCode: '',
    unit: '',
    unitPrice: '',
    quantity: '',
    frequency: '',
    collectionRate: '',
    basis: '',
    files: [],
    isContingency: false,
    lastYear: null,
    before: null,
  };
}

export function sheetLineOf(line: BudgetLine): SheetLine {
  const { lineId, lastYear, before } = line;
  const files = line.files.map(({ id, name }) => namedFile(id, name));
  return { ...typedLine(line), key: lineId, lineId, lastYear, before, files };
}

/** The words and figures of a line as one would type them. */
function typedLine(line: Omit<ReadLine, 'lineId'>) {
  const { side, name, accountCode, unit, basis, isContingency, collectionRate } = line;
  return {
    side,
    name,
    accountCode,
    unit,
    basis,
    isContingency,
    unitPrice: trimmed(line.unitPrice),
    quantity: trimmed(line.quantity),
    frequency: trimmed(line.frequency),
    collectionRate: collectionRate ? percentOfRate(collectionRate) : '',
  };
}

/** What a spreadsheet says instead of these lines; papers and last year stay with lines it knows. */
export function importedLines(read: readonly ReadLine[], known: readonly SheetLine[]): SheetLine[] {
  const byId = new Map(known.map((line) => [line.lineId, line]));
  return read.map((line) => {
    const was = line.lineId === null ? undefined : byId.get(line.lineId);
    return { ...(was ?? blankLine(line.side)), ...typedLine(line) };
  });
}

/** Nothing typed yet: such a line is no line. */
export const isBlank = (line: SheetLine) =>
  FIELDS.every((field) => line[field].trim() === '') && line.files.length === 0;

export const linesOf = (lines: readonly SheetLine[], side: Side) =>
  lines.filter((line) => line.side === side);

/** Whether a column belongs to lines of this side. */
export const hasField = (side: Side, field: Field) =>
  field !== 'collectionRate' || side === 'income';

/** The year's amount in yuan; null while a figure is missing or cannot be read. */
export function amountOf(line: SheetLine): string | null {
  const factors = [figure(line, 'unitPrice'), figure(line, 'quantity'), figure(line, 'frequency')];
  const rate = collectionRateOf(line);
  const known = [...factors, rate].filter((factor) => factor !== null);
  return known.length === factors.length + 1 ? productOf(known) : null;
}

function figure(line: SheetLine, field: Field): string | null {
  return typedNumber(line[field], DECIMALS[field] ?? 0);
}

/** Nothing entered: all of it is expected to come in. */
function collectionRateOf(line: SheetLine): string | null {
  if (line.side === 'expense' || line.collectionRate.trim() === '') return '1';
  const percent = figure(line, 'collectionRate');
  return percent === null || Number(percent) > 100 || percent === '0'
    ? null
    : rateOfPercent(percent);
}

export interface Totals {
  income: string;
  expense: string;
  surplus: string;
  contingency: string;
}

/** Sums of what can be read so far. */
export function totalsOf(lines: readonly SheetLine[]): Totals {
  const sum = (some: readonly SheetLine[]) => sumYuan(some.map((line) => amountOf(line) ?? '0'));
  const income = sum(linesOf(lines, 'income'));
  const expense = sum(linesOf(lines, 'expense'));
  return {
    income,
    expense,
    surplus: sumYuan([income, `-${expense}`]),
    contingency: sum(lines.filter(({ isContingency }) => isContingency)),
  };
}

/** Which cells of a line cannot be sent as they are. */
export function wrongFields(line: SheetLine, knows: (code: string) => boolean): Field[] {
  if (isBlank(line)) return [];
  const wrong: Field[] = [];
  if (line.name.trim() === '') wrong.push('name');
  if (!knows(line.accountCode)) wrong.push('accountCode');
  if (line.unit.trim() === '') wrong.push('unit');
  for (const field of ['unitPrice', 'quantity', 'frequency'] as const) {
    const read = figure(line, field);
    if (read === null || (field === 'frequency' && read === '0')) wrong.push(field);
  }
  if (collectionRateOf(line) === null) wrong.push('collectionRate');
  return wrong;
}

export interface SentLine {
  lineId: string;
  side: Side;
  name: string;
  accountCode: string;
  unit: string;
  unitPrice: string;
  quantity: string;
  frequency: string;
  collectionRate?: string;
  basis: string;
  fileIds: string[];
  isContingency: boolean;
}

/** The lines as the server takes them, income first; blank ones stay here. */
export function sentLines(lines: readonly SheetLine[]): SentLine[] {
  return inOrder(lines).map(sentLine);
}

/** The lines that are sent, in the order in which they are. */
export function inOrder(lines: readonly SheetLine[]): SheetLine[] {
  const used = lines.filter((line) => !isBlank(line));
  return [...linesOf(used, 'income'), ...linesOf(used, 'expense')];
}

function sentLine(line: SheetLine): SentLine {
  const rate = line.side === 'income' && line.collectionRate.trim() ? collectionRateOf(line) : null;
  return {
    lineId: line.lineId,
    side: line.side,
    name: line.name.trim(),
    accountCode: line.accountCode,
    unit: line.unit.trim(),
    unitPrice: figure(line, 'unitPrice') ?? '0',
    quantity: figure(line, 'quantity') ?? '0',
    frequency: figure(line, 'frequency') ?? '0',
    ...(rate === null ? {} : { collectionRate: rate }),
    basis: line.basis.trim(),
    fileIds: line.files.map(({ id }) => id),
    isContingency: line.isContingency,
  };
}
