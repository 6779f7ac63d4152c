import { INK, HAIRLINE, QUIET, SHADE, type Sheet, type TextStyle } from './sheet';
import { type Placed, placedColumns } from './table-columns';

export interface Column {
  readonly title: string;
  /** Share of the table's width; the shares need not add up to anything in particular. */
  readonly share: number;
  readonly align?: 'left' | 'center' | 'right';
}

export interface TableRow {
  readonly cells: readonly string[];
  /** 合计 and the like: bold, on a shade. */
  readonly isTotal?: boolean;
  readonly color?: string;
  /** Steps to the right of the first cell: 其中. */
  readonly indent?: number;
}

export interface TableOptions {
  readonly columns: readonly Column[];
  readonly rows: readonly TableRow[];
  readonly size?: number;
  readonly x?: number;
  readonly width?: number;
  /** Said now and then, how many rows are drawn. */
  readonly drawn?: (rows: number) => void;
}

const PAD_X = 4;
const PAD_Y = 3.2;
const INDENT = 10;
const TELL_EVERY = 200;
/** Characters of a cell set in one piece: in the narrowest column they take half a page. */
const LONG = 200;

/**
 * A table with hairlines between rows, whose header is repeated on each page it runs over. Figures are
 * never broken: their columns take the width they need from the others.
 * Returns the y below it.
 */
export function drawTable(sheet: Sheet, y: number, options: TableOptions): number {
  const table = measuresOf(sheet, options);
  let at = y;
  sheet.group('Table', () => {
    at = drawHeader(sheet, at, table);
    for (const [index, row] of options.rows.entries()) {
      for (const piece of piecesOf(row)) at = drawRow(sheet, at, piece, table);
      if (index % TELL_EVERY === 0) options.drawn?.(index);
    }
  });
  sheet.line([table.x, at], [table.x + table.width, at], { color: INK, width: 0.8 });
  return at;
}

/** A row, or the part of one that goes on in the next. */
type Piece = TableRow & { readonly goesOn?: boolean };

interface Measures {
  readonly x: number;
  readonly width: number;
  readonly size: number;
  readonly columns: readonly Placed[];
}

function measuresOf(sheet: Sheet, options: TableOptions): Measures {
  const [x, width] = [options.x ?? sheet.left, options.width ?? sheet.width];
  const size = options.size ?? 9;
  return { x, width, size, columns: placedColumns(sheet, options, { x, width, size, pad: PAD_X }) };
}

function drawHeader(sheet: Sheet, y: number, table: Measures): number {
  const styles = table.columns.map((column): TextStyle => {
    const { align, width } = column;
    return { size: table.size, align: align ?? 'left', width: width - 2 * PAD_X, color: QUIET };
  });
  const height = heightOf(
    sheet,
    table,
    table.columns.map(({ title }, index) => [title, styles[index] ?? {}]),
  );
  sheet.line([table.x, y], [table.x + table.width, y], { color: INK, width: 0.8 });
  sheet.group('TR', () => {
    for (const [index, column] of table.columns.entries()) {
      const style = { ...styles[index], role: 'TH' } as const;
      sheet.text(column.title, column.x + PAD_X, y + PAD_Y, style);
    }
  });
  sheet.line([table.x, y + height], [table.x + table.width, y + height], { color: INK });
  return y + height;
}

/** A very long text is set in pieces, each of which fits a page however narrow its column. */
function piecesOf(row: TableRow): readonly Piece[] {
  const count = Math.max(...row.cells.map((cell) => Math.ceil(cell.length / LONG)));
  if (count <= 1) return [row];
  return Array.from({ length: count }, (_, turn) => ({
    ...row,
    cells: row.cells.map((cell) => cell.slice(turn * LONG, (turn + 1) * LONG)),
    goesOn: turn < count - 1,
  }));
}

/** Below the row; on a new page, and under the header again, where there is no room for it. */
function drawRow(sheet: Sheet, y: number, row: Piece, table: Measures): number {
  const cells = table.columns.map((column, index): Cell => {
    const indent = index === 0 ? (row.indent ?? 0) * INDENT : 0;
    const style = {
      size: table.size,
      weight: row.isTotal ? ('bold' as const) : ('regular' as const),
      align: column.align ?? 'left',
      width: column.width - 2 * PAD_X - indent,
      ...(row.color ? { color: row.color } : {}),
    };
    return [row.cells[index] ?? '', style, column.x + PAD_X + indent];
  });
  const height = heightOf(sheet, table, cells);
  let at = y;
  if (at + height > sheet.bottom) {
    sheet.addPage(sheet.isTurned);
    at = drawHeader(sheet, sheet.top, table);
  }
  if (row.isTotal) sheet.fill([table.x, at, table.width, height], SHADE);
  sheet.group('TR', () => {
    for (const [words, style, x] of cells) {
      sheet.text(words, x, at + PAD_Y, { ...style, role: 'TD' });
    }
  });
  const end = at + height;
  if (!row.goesOn) sheet.line([table.x, end], [table.x + table.width, end], { color: HAIRLINE });
  return at + height;
}

type Cell = readonly [words: string, style: TextStyle, x: number];

function heightOf(
  sheet: Sheet,
  { size }: Measures,
  cells: readonly (readonly [words: string, style: TextStyle, ...rest: unknown[]])[],
): number {
  const line = size * 1.45;
  return Math.max(line, ...cells.map(([words, style]) => sheet.heightOf(words, style))) + 2 * PAD_Y;
}
