import type { Side } from '../types';
import { typedNumber } from './numbers';
import { blankLine, DECIMALS, type Field, FIELDS, hasField, type SheetLine } from './sheet';

/** Where a block lands: the cell that had the hands on it. */
export interface Place {
  key: string;
  field: Field;
}

/** Finds the account somebody means by a code or by its exact name; null when there is none. */
export type AccountFinder = (text: string, side: Side) => string | null;

/** How the columns may be called in the first row of what is pasted. */
const HEADINGS: Record<string, Field> = {
  项目: 'name',
  名称: 'name',
  项目名称: 'name',
  科目: 'accountCode',
  科目代码: 'accountCode',
  会计科目: 'accountCode',
  单位: 'unit',
  计量单位: 'unit',
  单价: 'unitPrice',
  数量: 'quantity',
  次数: 'frequency',
  月数: 'frequency',
  频次: 'frequency',
  收缴率: 'collectionRate',
  预计收缴率: 'collectionRate',
  依据: 'basis',
  编制依据: 'basis',
  说明: 'basis',
  备注: 'basis',
};

/** Two headings that are known make a row of headings. */
const HEADINGS_MIN = 2;

/**
 * A block out of a spreadsheet, laid over the sheet from one cell on: to the right over the columns of
 * that side (or by the headings in its first row), downwards over its lines, and on over new ones.
 */
export function pasted(
  lines: readonly SheetLine[],
  at: Place,
  block: readonly (readonly string[])[],
  find: AccountFinder,
): SheetLine[] {
  const side = lines.find(({ key }) => key === at.key)?.side;
  if (!side) return [...lines];
  const { columns, rows } = layout(block, side, at.field);
  const own = lines.filter((line) => line.side === side);
  const first = own.findIndex(({ key }) => key === at.key);
  const laid = rows.map((cells, index) =>
    filled(own[first + index] ?? blankLine(side), columns, cells, find),
  );
  const changed = [...own.slice(0, first), ...laid, ...own.slice(first + laid.length)];
  const others = lines.filter((line) => line.side !== side);
  return side === 'income' ? [...changed, ...others] : [...others, ...changed];
}

type Columns = readonly (Field | null)[];

function layout(block: readonly (readonly string[])[], side: Side, from: Field) {
  const [head = [], ...rest] = block;
  const named = head.map((cell) => HEADINGS[cell.replace(/[（(].*$/, '').trim()] ?? null);
  if (named.filter(Boolean).length >= HEADINGS_MIN) return { columns: named, rows: rest };
  const fields = FIELDS.filter((field) => hasField(side, field));
  return { columns: fields.slice(fields.indexOf(from)) as Columns, rows: block };
}

function filled(
  line: SheetLine,
  columns: Columns,
  cells: readonly string[],
  find: AccountFinder,
): SheetLine {
  const next = { ...line };
  cells.forEach((cell, index) => {
    const field = columns[index];
    if (field && hasField(line.side, field))
      next[field] = read(field, cell.trim(), line.side, find);
  });
  return next;
}

function read(field: Field, cell: string, side: Side, find: AccountFinder): string {
  if (field === 'accountCode') return find(cell, side) ?? cell;
  const decimals = DECIMALS[field];
  return decimals === undefined ? cell : (typedNumber(cell, decimals) ?? cell);
}
