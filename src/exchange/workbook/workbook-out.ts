import type { Writable } from 'node:stream';
import { cellsOf, type ExportColumn } from '../../ledger/export.rules';
import { BufferedOut } from '../buffered-out';
import { type OpenFile, zipOut } from '../zip-out';
import {
  contentTypes,
  packageRelations,
  sheetBegin,
  type SheetCell,
  type SheetColumn,
  sheetEnd,
  sheetRow,
  styles,
  workbook,
  workbookRelations,
} from './xlsx-parts.rules';

/** One sheet that writes itself. */
export type Sheet = (sheets: SheetsOut) => Promise<void>;

interface Rows<Row> {
  readonly name: string;
  readonly columns: readonly ExportColumn<Row>[];
  /** Hands over each row; waits where the reader is slower than the database. */
  readonly each: (emit: (row: Row) => Promise<void>) => Promise<void>;
}

export function sheetOf<Row>({ name, columns, each }: Rows<Row>): Sheet {
  return async (sheets) => {
    await sheets.begin(name, columns);
    await each((row) => sheets.row(cellsOf(columns, row)));
    await sheets.end();
  };
}

/**
 * A workbook written as rows are read, sheet by sheet: the library that makes the small sheets of the
 * house holds a book in memory several times over, and a year of five sheets may have a million rows.
 */
export async function workbookOut(
  out: Writable,
  { title, made, rowsMax }: { title: string; made: Date; rowsMax?: number },
  sheets: readonly Sheet[],
): Promise<void> {
  await zipOut(out, made, async (open) => {
    const written = new SheetsOut(open, title, rowsMax);
    for (const sheet of sheets) await sheet(written);
    const { names } = written;
    open('xl/workbook.xml').end(workbook(names));
    open('xl/_rels/workbook.xml.rels').end(workbookRelations(names.length));
    open('xl/styles.xml').end(styles);
    open('_rels/.rels').end(packageRelations);
    open('[Content_Types].xml').end(contentTypes(names.length));
  });
}

/** What a sheet of Excel holds, its head included. */
const ROWS_MAX = 1_048_576;

/** Sheets one after the other. One that is full goes on in the next: nobody is refused a long book. */
export class SheetsOut {
  readonly names: string[] = [];
  private out: BufferedOut | null = null;
  private head: { name: string; columns: readonly SheetColumn[] } = { name: '', columns: [] };
  private rows = 0;
  private part = 1;

  constructor(
    private readonly open: OpenFile,
    private readonly title: string,
    private readonly rowsMax = ROWS_MAX,
  ) {}

  async begin(name: string, columns: readonly SheetColumn[]): Promise<void> {
    this.head = { name, columns };
    this.part = 1;
    await this.beginPart(name);
  }

  async row(cells: readonly SheetCell[]): Promise<void> {
    if (this.rows >= this.rowsMax) {
      await this.end();
      this.part += 1;
      await this.beginPart(`${this.head.name}（${this.part}）`);
    }
    this.rows += 1;
    await this.out?.put(sheetRow(this.rows, cells));
  }

  async end(): Promise<void> {
    await this.out?.put(sheetEnd(`${this.title} ${this.names.at(-1) ?? ''}`));
    await this.out?.end();
    this.out = null;
  }

  private async beginPart(name: string): Promise<void> {
    this.names.push(name);
    this.rows = 1;
    this.out = new BufferedOut(this.open(`xl/worksheets/sheet${this.names.length}.xml`));
    await this.out.put(sheetBegin(this.head.columns));
  }
}
