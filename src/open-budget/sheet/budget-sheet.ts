import type { CellObject, WorkSheet } from '@e965/xlsx';
import type { BudgetSide } from '../budget-names.rules';
import type { ReckonedLine } from '../lines.rules';
import { totalsOf } from '../lines.rules';
import { SHEET_TITLES } from './budget-sheet.rules';

/** A budget's text, for a spreadsheet. */
export interface SheetFacts {
  readonly title: string;
  /** 第 2 版（追加预算，生效）. */
  readonly subtitle: string;
  readonly lines: readonly ReckonedLine[];
  readonly accountNames: ReadonlyMap<string, string>;
}

type Cell = CellObject | null;

const HEADER_ROW = 3;
const WIDTHS = [8, 26, 26, 10, 14, 14, 8, 12, 16, 8, 44, 40];
const COLUMNS = Object.keys(SHEET_TITLES);
/** Columns by letter, as formulas name them: A is the first. */
const letterOf = (column: keyof typeof SHEET_TITLES): string =>
  String.fromCodePoint('A'.codePointAt(0)! + COLUMNS.indexOf(column));
const SIDE_NAMES: Readonly<Record<BudgetSide, string>> = { income: '收入', expense: '支出' };

/**
 * 预算表 as XLSX: figures are numbers, an amount is the formula that gives it together with its value, so
 * that it computes while one tries out and can be read back without being opened.
 */
export async function budgetSheet(facts: SheetFacts): Promise<Buffer> {
  // a large library, for the few who export
  const { utils, write } = await import('@e965/xlsx');
  const header = Object.values(SHEET_TITLES).map(([title]) => text(title));
  const rows: Cell[][] = [
    [text(facts.title)],
    [text(facts.subtitle)],
    header,
    ...facts.lines.map((line, at) => lineCells(line, facts, HEADER_ROW + 1 + at)),
    ...totalRows(facts),
  ];
  const sheet: WorkSheet = utils.aoa_to_sheet(rows);
  sheet['!cols'] = WIDTHS.map((wch) => ({ wch }));
  sheet['!autofilter'] = {
    ref: `A${HEADER_ROW}:${letterOf('lineId')}${HEADER_ROW + facts.lines.length}`,
  };
  const book = utils.book_new();
  utils.book_append_sheet(book, sheet, '预算表');
  return write(book, { type: 'buffer', bookType: 'xlsx', compression: true }) as Buffer;
}

function lineCells(line: ReckonedLine, { accountNames }: SheetFacts, row: number): Cell[] {
  const at = (column: keyof typeof SHEET_TITLES) => `${letterOf(column)}${row}`;
  const factors = [at('unitPrice'), at('quantity'), at('frequency')].join('*');
  const rate = `IF(${at('rate')}="",1,${at('rate')})`;
  const account = `${line.accountCode} ${accountNames.get(line.accountCode) ?? ''}`.trim();
  return [
    text(SIDE_NAMES[line.side]),
    text(line.name),
    text(account),
    text(line.unit),
    figure(line.unitPrice, '#,##0.00##'),
    figure(line.quantity, '#,##0.####'),
    figure(line.frequency, '0.##'),
    line.collectionRate === null ? null : figure(line.collectionRate, '0.00%'),
    { ...figure(line.amount.toString(), '#,##0.00'), f: `ROUND(${factors}*${rate},2)` },
    text(line.isContingency ? '是' : ''),
    text(line.basis),
    text(line.lineId),
  ];
}

/** Below the lines: what comes in, what goes out, and what is left. */
function totalRows({ lines }: SheetFacts): Cell[][] {
  const totals = totalsOf(lines);
  const first = HEADER_ROW + 1;
  const last = HEADER_ROW + Math.max(lines.length, 1);
  const range = (column: keyof typeof SHEET_TITLES) =>
    `${letterOf(column)}${first}:${letterOf(column)}${last}`;
  const sum = (side: BudgetSide) =>
    `SUMIF(${range('side')},"${SIDE_NAMES[side]}",${range('amount')})`;
  const row = (name: string, amount: string, formula: string): Cell[] => [
    text(name),
    ...Array.from({ length: COLUMNS.indexOf('amount') - 1 }, () => null),
    { ...figure(amount, '#,##0.00'), f: formula },
  ];
  return [
    row('收入合计', totals.income.toString(), sum('income')),
    row('支出合计', totals.expense.toString(), sum('expense')),
    row('结余', totals.surplus.toString(), `${sum('income')}-${sum('expense')}`),
  ];
}

const text = (value: string): CellObject => ({ t: 's', v: value, z: '@' });

/** A double holds fifteen digits: every figure a budget may have is exact in it. */
const figure = (value: string, format: string): CellObject => ({
  t: 'n',
  v: Number(value),
  z: format,
});
