import { INK, HAIRLINE, QUIET, SHADE, type Sheet, type TextStyle } from './sheet';

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
}

export interface TableOptions {
  readonly columns: readonly Column[];
  readonly rows: readonly TableRow[];
  readonly size?: number;
  readonly x?: number;
  readonly width?: number;
}

const PAD_X = 4;
const PAD_Y = 3.2;

/**
 * A table with hairlines between rows, whose header is repeated on each page it runs over.
 * Returns the y below it.
 */
export function drawTable(sheet: Sheet, y: number, options: TableOptions): number {
  const table = measuresOf(sheet, options);
  let at = drawHeader(sheet, y, table);
  for (const row of options.rows) {
    const height = heightOfRow(sheet, row, table);
    if (at + height > sheet.bottom) {
      sheet.addPage();
      at = drawHeader(sheet, sheet.top, table);
    }
    drawRow(sheet, at, { row, height, table });
    at += height;
  }
  sheet.line([table.x, at], [table.x + table.width, at], { color: INK, width: 0.8 });
  return at;
}

interface Measures {
  readonly x: number;
  readonly width: number;
  readonly size: number;
  readonly columns: readonly (Column & { x: number; width: number })[];
}

function measuresOf(sheet: Sheet, options: TableOptions): Measures {
  const x = options.x ?? sheet.left;
  const width = options.width ?? sheet.width;
  const whole = options.columns.reduce((sum, column) => sum + column.share, 0);
  let at = x;
  const columns = options.columns.map((column) => {
    const placed = { ...column, x: at, width: (width * column.share) / whole };
    at += placed.width;
    return placed;
  });
  return { x, width, columns, size: options.size ?? 9 };
}

function drawHeader(sheet: Sheet, y: number, table: Measures): number {
  const height = table.size * 1.45 + 2 * PAD_Y;
  sheet.line([table.x, y], [table.x + table.width, y], { color: INK, width: 0.8 });
  for (const column of table.columns) {
    sheet.text(column.title, column.x + PAD_X, y + PAD_Y, {
      ...styleOf(column, table),
      color: QUIET,
      role: 'TH',
    });
  }
  sheet.line([table.x, y + height], [table.x + table.width, y + height], { color: INK });
  return y + height;
}

function heightOfRow(sheet: Sheet, row: TableRow, table: Measures): number {
  const heights = table.columns.map((column, index) =>
    sheet.heightOf(row.cells[index] ?? '', styleOf(column, table, row)),
  );
  return Math.max(table.size * 1.45, ...heights) + 2 * PAD_Y;
}

function drawRow(
  sheet: Sheet,
  y: number,
  { row, height, table }: { row: TableRow; height: number; table: Measures },
): void {
  if (row.isTotal) sheet.fill([table.x, y, table.width, height], SHADE);
  for (const [index, column] of table.columns.entries()) {
    sheet.text(row.cells[index] ?? '', column.x + PAD_X, y + PAD_Y, {
      ...styleOf(column, table, row),
      role: 'TD',
    });
  }
  sheet.line([table.x, y + height], [table.x + table.width, y + height], { color: HAIRLINE });
}

function styleOf(column: Measures['columns'][number], table: Measures, row?: TableRow): TextStyle {
  return {
    size: table.size,
    weight: row?.isTotal ? 'bold' : 'regular',
    align: column.align ?? 'left',
    width: column.width - 2 * PAD_X,
    ...(row?.color ? { color: row.color } : {}),
  };
}
