import type { Response } from 'express';
import writeExcelFile from 'write-excel-file/node';
import { csvType, sheetType } from '../platform/http/api-answers';
import { writeOut } from '../platform/http/write-out';
import { invalid } from '../shared/domain-error';
import type { Money } from '../shared/money';
import { cellsOf, csvHead, csvLine } from './export.rules';
import type { ExportColumn } from './export.rules';

export type ExportFormat = 'csv' | 'xlsx';

/** What is exported: a name for the file and the sheet, columns, and rows one at a time. */
export interface Exported<Row> {
  /** Chinese, without an extension: 序时账_2026-03. */
  readonly name: string;
  readonly columns: readonly ExportColumn<Row>[];
  /** Hands over each row; waits where the reader is slower than the database. */
  readonly each: (emit: (row: Row) => Promise<void>) => Promise<void>;
}

const MEDIA_TYPES: Readonly<Record<ExportFormat, string>> = {
  csv: `${csvType}; charset=utf-8`,
  xlsx: sheetType,
};
/** A sheet is built in memory; longer books go out as CSV, which is streamed. */
const SHEET_ROWS_MAX = 200_000;
/** A double holds fifteen digits: an amount below is exact to the fen, a larger one stays text. */
const SHEET_DIGITS_MAX = 15;

/**
 * Sends the rows as a download. Nothing is sent before the first row is there, so that a refusal
 * still becomes a proper answer; an error later breaks the connection off and never ends it as if
 * the file were whole.
 */
export async function sendExport<Row>(
  response: Response,
  format: ExportFormat,
  exported: Exported<Row>,
): Promise<void> {
  try {
    await (format === 'csv' ? sendCsv(response, exported) : sendXlsx(response, exported));
  } catch (error) {
    if (!response.headersSent) throw error;
    response.destroy(error instanceof Error ? error : undefined);
  }
}

async function sendCsv<Row>(response: Response, exported: Exported<Row>): Promise<void> {
  let head = csvHead(exported.columns);
  await exported.each(async (row) => {
    if (!response.headersSent) setHeaders(response, 'csv', exported.name);
    const chunk = head + csvLine(cellsOf(exported.columns, row));
    head = '';
    await writeOut(response, chunk);
  });
  if (!response.headersSent) setHeaders(response, 'csv', exported.name);
  response.end(head);
}

async function sendXlsx<Row>(response: Response, exported: Exported<Row>): Promise<void> {
  const rows: SheetCell[][] = [];
  await exported.each(async (row) => {
    if (rows.length >= SHEET_ROWS_MAX) throw tooLongForSheet();
    rows.push(cellsOf(exported.columns, row).map(sheetCell));
  });
  const titles = exported.columns.map(({ title }) => ({
    value: title,
    fontWeight: 'bold' as const,
  }));
  const sheet = writeExcelFile([titles, ...rows], {
    columns: exported.columns.map(({ width }) => ({ width })),
    sheet: exported.name.slice(0, 31),
    stickyRowsCount: 1,
    orientation: 'landscape',
  });
  const bytes = await sheet.toBuffer();
  setHeaders(response, 'xlsx', exported.name);
  response.end(bytes);
}

type SheetCell = ReturnType<typeof sheetCell>;

function sheetCell(cell: string | Money | null) {
  if (cell === null || cell === '') return null;
  if (typeof cell === 'string') return { value: cell, type: String, format: '@' };
  const text = cell.toString();
  if (text.replace(/\D/g, '').length > SHEET_DIGITS_MAX) return { value: text, type: String };
  return { value: Number(text), type: Number, format: '#,##0.00' };
}

function setHeaders(response: Response, format: ExportFormat, name: string): void {
  response.setHeader('Content-Type', MEDIA_TYPES[format]);
  response.setHeader('Cache-Control', 'no-store');
  response.setHeader('X-Content-Type-Options', 'nosniff');
  const encoded = encodeURIComponent(`${name}.${format}`);
  response.setHeader(
    'Content-Disposition',
    `attachment; filename="export.${format}"; filename*=UTF-8''${encoded}`,
  );
}

function tooLongForSheet() {
  return invalid(
    'ledger.export-too-long',
    `超过 ${SHEET_ROWS_MAX} 行，表格程序难以打开；请缩小期间，或改用 CSV 导出`,
  );
}
