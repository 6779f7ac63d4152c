import * as path from 'node:path';
import { Worker } from 'node:worker_threads';
import { fileErrors } from './files.errors';
import type { TableRow } from './table-file';
import { Turnstile } from './turnstile';

const PROGRAM = path.join(__dirname, 'old-sheet-worker.mjs');
const PATIENCE_MS = 20_000;
const MEMORY_MB = 512;
const ROWS_MAX = 60_000;
const COLUMNS_MAX = 200;
const reading = new Turnstile(1);

/**
 * The first sheet of a workbook of Excel 97 (BIFF8, .xls), every cell as text: days as 2026-03-05, with
 * the time where they have one. One at a time, in a thread that is ended when it takes too much time
 * or memory: what a stranger's file does to its reader ends there.
 * @throws DomainError `table.old-sheet-unreadable`
 */
export async function rowsOfOldSheet(bytes: Buffer): Promise<TableRow[]> {
  const sheet = await reading.pass(() => inThread(bytes));
  return sheet.map((cells, index) => ({ line: index + 1, cells }));
}

function inThread(bytes: Buffer): Promise<string[][]> {
  return new Promise((resolve, reject) => {
    const refuse = () => reject(fileErrors.oldSheet());
    const thread = new Worker(PROGRAM, {
      workerData: { bytes: new Uint8Array(bytes), rowsMax: ROWS_MAX, columnsMax: COLUMNS_MAX },
      resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
      // what a library prints about a stranger's file is nobody's log
      stdout: true,
      stderr: true,
    });
    const patience = setTimeout(() => void thread.terminate(), PATIENCE_MS);
    thread.once('message', (rows: string[][]) => {
      resolve(rows);
      void thread.terminate();
    });
    thread.once('error', refuse);
    thread.once('exit', () => {
      clearTimeout(patience);
      refuse();
    });
  });
}
