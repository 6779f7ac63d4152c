import type { Response } from 'express';
import { createHash } from 'node:crypto';
import type { PassThrough } from 'node:stream';
import type { EntityManager } from 'typeorm';
import type { Exported } from '../../ledger/export';
import { BYTE_ORDER_MARK, csvLine } from '../../ledger/export.rules';
import { writeOut } from '../../platform/http/write-out';
import type { PackagedFile } from './data-package.rules';
import type { Cell, OpenField, OpenTable } from './open-table';

/** The rows of a table as they are read, and for whom: one moment of one community's books. */
export interface TableReading {
  readonly tx: EntityManager;
  readonly communityId: number;
  readonly table: OpenTable;
}

/** As the house's other downloads: Chinese heads, formula-safe, amounts as numbers in a sheet. */
export function exportedOf(
  { tx, communityId, table }: TableReading,
  name: string,
): Exported<Cell[]> {
  return {
    name,
    columns: table.fields.map(({ title, width }, at) => ({
      title,
      width,
      of: (cells: Cell[]) => cells[at] ?? null,
    })),
    each: (emit) => table.each(tx, communityId, emit),
  };
}

/** An array of objects with the machine's names; amounts as text, as everywhere in the interface. */
export async function sendJson(response: Response, reading: TableReading): Promise<void> {
  const { tx, communityId, table } = reading;
  let before = '[\n';
  response.setHeader('Content-Type', 'application/json; charset=utf-8');
  response.setHeader('Content-Disposition', `attachment; filename="${table.name}.json"`);
  try {
    await table.each(tx, communityId, async (cells) => {
      await writeOut(response, before + JSON.stringify(objectOf(table.fields, cells)));
      before = ',\n';
    });
  } catch (error) {
    if (!response.headersSent) throw error;
    response.destroy(error instanceof Error ? error : undefined);
    return;
  }
  response.end(before === '[\n' ? '[]\n' : '\n]\n');
}

export function objectOf(
  fields: readonly OpenField[],
  cells: readonly Cell[],
): Record<string, string | number | boolean | null> {
  return Object.fromEntries(
    fields.map(({ name, type }, at) => {
      const cell = cells[at] ?? null;
      if (cell === null) return [name, null];
      const text = cell.toString();
      if (type === 'boolean') return [name, text === 'true'];
      return [name, type === 'integer' || type === 'year' ? Number(text) : text];
    }),
  );
}

/** Writes one file of the package as its rows are read. @returns what datapackage.json says of it. */
export async function writeCsv(stream: PassThrough, reading: TableReading): Promise<PackagedFile> {
  const { tx, communityId, table } = reading;
  const hash = createHash('sha256');
  let [rows, bytes] = [0, 0];
  const put = async (text: string) => {
    const chunk = Buffer.from(text);
    hash.update(chunk);
    bytes += chunk.length;
    await writeOut(stream, text);
  };
  await put(BYTE_ORDER_MARK + csvLine(table.fields.map(({ name }) => name)));
  await table.each(tx, communityId, (cells) => {
    rows += 1;
    return put(csvLine(cells));
  });
  stream.end();
  return { table, rows, bytes, sha256: hash.digest('hex') };
}
