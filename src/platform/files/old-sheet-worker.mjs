import { parentPort, workerData } from 'node:worker_threads';
import XLSX from '@e965/xlsx';

/** Reads the first sheet of a workbook of Excel 97, in a thread of its own. */
const { bytes, rowsMax, columnsMax } = workerData;
const { SSF } = XLSX;
// What Excel itself shows of a double: beyond fifteen digits there is only binary noise.
const DIGITS = 15;

const book = XLSX.read(bytes, { type: 'array', dense: true, cellNF: true, sheetRows: rowsMax });
const data = book.Sheets[book.SheetNames[0]]?.['!data'] ?? [];
parentPort.postMessage(
  Array.from(data, (row) => Array.from((row ?? []).slice(0, columnsMax), text)),
);

function text(cell) {
  if (cell === undefined || cell.v === undefined || cell.t === 'e' || cell.t === 'z') return '';
  if (cell.t === 'b') return cell.v ? '是' : '否';
  if (cell.t !== 'n') return String(cell.v).trim();
  return SSF.is_date(cell.z ?? '') ? moment(cell.v) : number(cell.v);
}

/** The day, with its time where it has one. */
function moment(value) {
  if (value < 1) return SSF.format('hh:mm:ss', value);
  return SSF.format(Number.isInteger(value) ? 'yyyy-mm-dd' : 'yyyy-mm-dd hh:mm:ss', value);
}

/** Without an exponent, and without the grouping of a format: 1E+05 is 100000. */
function number(value) {
  const shown = Number(value.toPrecision(DIGITS));
  return shown.toLocaleString('en-US', { useGrouping: false, maximumFractionDigits: DIGITS });
}
