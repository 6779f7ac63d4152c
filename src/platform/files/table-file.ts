import { CsvError, parse } from 'csv-parse/sync';
// Not `/node`: its stream never ends on some damaged archives, and the promise with it.
import { readSheet } from 'read-excel-file/universal';
import { fileErrors } from './files.errors';
import { assertAcceptable, type Upload } from './media.rules';
import { sanitise } from './sanitise';

/** A row of an uploaded table; `line` counts from 1 as the person sees it in her file. */
export interface TableRow {
  readonly line: number;
  readonly cells: readonly string[];
}

// No guessing library: they take a short GBK file for Big5. `gb18030`: `gbk` fails on rare surnames.
const ENCODINGS = ['utf-8', 'gb18030'] as const;
const DELIMITERS = ['\t', ';', ','] as const;
const LINES_ABOVE_HEADER = 10;
// What Excel itself shows of a double: beyond fifteen digits there is only binary noise.
const EXCEL_DIGITS = 15;
const PLAIN_NUMBER = /^-?\d{1,15}(\.\d{1,2})?$/;

/**
 * The rows of an uploaded CSV or XLSX, every cell as the text a person would read in it: numbers
 * without binary noise, days as 2026-03-05. Nothing is written.
 * @throws DomainError `file.…` when it is not sound; `table.…` when it cannot be read.
 */
export async function readTableFile(upload: Upload): Promise<TableRow[]> {
  const media = assertAcceptable(upload);
  if (media.kind !== 'xlsx') return rowsOfCsv(textOf(upload.bytes));
  await sanitise(media, upload.bytes);
  return rowsOfXlsx(upload.bytes);
}

/**
 * UTF-8 with or without a byte-order mark, else GB18030 (what Excel in Chinese saves as CSV).
 * @throws DomainError `table.encoding-unknown`
 */
export function textOf(bytes: Buffer): string {
  for (const encoding of ENCODINGS) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch {
      // Not this encoding: try the next.
    }
  }
  throw fileErrors.tableEncoding();
}

/**
 * `quote: null` where a quotation mark is a letter like any other (bills of payment firms).
 * @throws DomainError `table.csv-broken`
 */
export function rowsOfCsv(text: string, { quote = '"' as '"' | null } = {}): TableRow[] {
  try {
    const records = parse(text, {
      delimiter: delimiterOf(text),
      quote,
      info: true,
      relax_column_count: true,
      // ="138…" has its quotes in the middle of a cell.
      relax_quotes: true,
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
    }) as unknown as { record: string[]; info: { lines: number } }[];
    return records.map(({ record, info }) => ({ line: info.lines, cells: record.map(unwrapped) }));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line: unknown = error['lines'];
    throw fileErrors.tableQuotes(typeof line === 'number' ? line : 1);
  }
}

/** The one that stands most often near the top; a list of names may hold semicolons of its own. */
function delimiterOf(text: string): string {
  const head = text.split('\n', LINES_ABOVE_HEADER).join('\n');
  const counts = DELIMITERS.map((sign) => head.split(sign).length);
  return DELIMITERS[counts.indexOf(Math.max(...counts))] ?? ',';
}

/** Some programs export ="100201" or '100201 so that Excel keeps the digits. */
function unwrapped(cell: string): string {
  const text = cell.trim();
  return /^="(.*)"$/.exec(text)?.[1] ?? text.replace(/^'(?=[\d=+\-@])/, '');
}

/**
 * The first sheet. The archive must have passed `assertSafeZip`.
 * @throws DomainError `table.sheet-unreadable`
 */
export async function rowsOfXlsx(bytes: Buffer): Promise<TableRow[]> {
  const rows = await sheetOf(bytes);
  return rows.map((cells, index) => ({ line: index + 1, cells: cells.map(cellText) }));
}

async function sheetOf(bytes: Buffer): Promise<readonly (readonly unknown[])[]> {
  try {
    // A copy: a small Buffer is a window into a pool that others share.
    return await readSheet(new Uint8Array(bytes).buffer, { parseNumber: numberText });
  } catch {
    throw fileErrors.tableSheet();
  }
}

/** Text as stored; a double's noise (89.499999999999986) as Excel shows it (89.5). */
function numberText(stored: string): string {
  if (PLAIN_NUMBER.test(stored)) return stored;
  const shown = Number(Number(stored).toPrecision(EXCEL_DIGITS));
  // Without an exponent: 1E+05 is 100000.
  return shown.toLocaleString('en-US', { useGrouping: false, maximumFractionDigits: EXCEL_DIGITS });
}

function cellText(cell: unknown): string {
  if (cell === null || cell === undefined) return '';
  // The library gives a date cell as midnight in UTC, whatever the zone of the server.
  if (cell instanceof Date) return cell.toISOString().slice(0, 10);
  if (typeof cell === 'boolean') return cell ? '是' : '否';
  return typeof cell === 'string' ? cell.trim() : '';
}
