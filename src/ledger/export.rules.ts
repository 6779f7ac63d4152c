import type { Money } from '../shared/money';

/** A column of an exported book: codes and numbers of documents are text, only amounts are numbers. */
export interface ExportColumn<Row> {
  readonly title: string;
  /** In characters of the sheet. */
  readonly width: number;
  /** Text, an amount, or nothing. Text that looks like a number stays text. */
  readonly of: (row: Row) => string | Money | null;
}

/** Spreadsheets take these at the start of a text for a formula (OWASP: CSV injection). */
const FORMULA_START = /^[=+\-@\t\r]/;
const NEEDS_QUOTES = /[",\r\n]/;
export const BYTE_ORDER_MARK = '\uFEFF';
const LINE_END = '\r\n';

/** One line of RFC 4180 with its line end; amounts are "-1234.50", without thousands separators. */
export function csvLine(cells: readonly (string | Money | null)[]): string {
  return cells.map(csvCell).join(',') + LINE_END;
}

/** The head line, with the mark without which Excel takes UTF-8 for the local code page. */
export function csvHead<Row>(columns: readonly ExportColumn<Row>[]): string {
  return BYTE_ORDER_MARK + csvLine(columns.map(({ title }) => title));
}

export function cellsOf<Row>(
  columns: readonly ExportColumn<Row>[],
  row: Row,
): (string | Money | null)[] {
  return columns.map((column) => column.of(row));
}

function csvCell(cell: string | Money | null): string {
  if (cell === null) return '';
  // Amounts are never escaped: '-12.00 with an apostrophe would no longer be a number.
  if (typeof cell !== 'string') return cell.toString();
  const safe = FORMULA_START.test(cell) ? `'${cell}` : cell;
  return NEEDS_QUOTES.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
