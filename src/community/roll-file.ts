import { parse, CsvError } from 'csv-parse/sync';
import { readSheet } from 'read-excel-file/node';
import { assertAcceptable, type Upload } from '../platform/files/media.rules';
import { assertSafeZip } from '../platform/files/zip-guard';
import { createHash } from 'node:crypto';
import { rollErrors } from './roll-import.errors';
import type { NumberedRow } from './roll-row.rules';

// No guessing library: they take a short GBK file for Big5. `gb18030`, because `gbk` fails on rare surnames.
const ENCODINGS = ['utf-8', 'gb18030'] as const;
const DELIMITERS = ['\t', ';', ','] as const;
const LINES_ABOVE_HEADER = 10;
// What Excel itself shows of a double: beyond fifteen digits there is only the noise of binary fractions.
const EXCEL_DIGITS = 15;

export interface RollFile {
  name: string;
  /** Hex; kept as the proof of which file it was. */
  sha256: string;
  rows: NumberedRow[];
}

/**
 * The rows of an uploaded list, every cell as the text a person would read in it. Nothing is written and
 * the file is not kept: it holds names and telephone numbers of a whole community.
 * @throws DomainError `file.…` when it is not a sound CSV or XLSX; `roll-import.…` when it cannot be read.
 */
export async function readRollFile(upload: Upload): Promise<RollFile> {
  const { kind, name } = assertAcceptable(upload);
  const rows = kind === 'xlsx' ? await rowsOfXlsx(upload.bytes) : rowsOfCsv(decoded(upload.bytes));
  return { name, sha256: createHash('sha256').update(upload.bytes).digest('hex'), rows };
}

/** UTF-8 with or without a byte-order mark, else GB18030 (what Excel in Chinese saves as CSV). */
function decoded(bytes: Buffer): string {
  for (const encoding of ENCODINGS) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch {
      // Not this encoding: try the next.
    }
  }
  throw rollErrors.encodingUnknown();
}

function rowsOfCsv(text: string): NumberedRow[] {
  try {
    const records = parse(text, {
      delimiter: delimiterOf(text),
      info: true,
      relax_column_count: true,
      // ="138…" has its quotes in the middle of a cell.
      relax_quotes: true,
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
    }) as unknown as { record: string[]; info: { lines: number } }[];
    return records.map(({ record, info }) => ({ line: info.lines, cells: record.map(unwrapped) }));
  } catch (error) {
    if (error instanceof CsvError) throw rollErrors.csvBroken(lineOf(error));
    throw error;
  }
}

/** The one that stands most often near the top; a list of names may hold semicolons of its own. */
function delimiterOf(text: string): string {
  const head = text.split('\n', LINES_ABOVE_HEADER).join('\n');
  const counts = DELIMITERS.map((sign) => head.split(sign).length);
  return DELIMITERS[counts.indexOf(Math.max(...counts))] ?? ',';
}

/** Some systems export ="13800001234" so that Excel keeps the digits. */
function unwrapped(cell: string): string {
  return /^="(.*)"$/.exec(cell.trim())?.[1] ?? cell;
}

function lineOf(error: CsvError): number {
  const line: unknown = error['lines'];
  return typeof line === 'number' ? line : 1;
}

async function rowsOfXlsx(bytes: Buffer): Promise<NumberedRow[]> {
  await assertSafeZip(bytes);
  const rows = await sheetOf(bytes);
  return rows.map((cells, index) => ({ line: index + 1, cells: cells.map(cellText) }));
}

async function sheetOf(bytes: Buffer): Promise<readonly (readonly unknown[])[]> {
  try {
    return await readSheet(bytes, { parseNumber: numberText });
  } catch {
    throw rollErrors.sheetUnreadable();
  }
}

/** A number as Excel shows it: 89.499999999999986 was typed as 89.5. */
function numberText(stored: string): string {
  if (/^-?\d{1,15}(\.\d{0,4})?$/.test(stored)) return stored;
  return String(Number(Number(stored).toPrecision(EXCEL_DIGITS)));
}

function cellText(cell: unknown): string {
  if (cell === null || cell === undefined) return '';
  // The library gives a date cell as midnight in UTC, whatever the zone of the server.
  if (cell instanceof Date) return cell.toISOString().slice(0, 10);
  if (typeof cell === 'boolean') return cell ? '是' : '否';
  return typeof cell === 'string' ? cell : '';
}
