import { proven } from './statement-balance.rules';
import { momentOf, plainCell } from './statement-cells.rules';
import {
  columnName,
  findHeader,
  headerOf,
  type Row,
  type StatementHeader,
  TITLES,
} from './statement-header.rules';
import { StatementRowReader } from './statement-row.rules';
import { factsOf, isFooter } from './stated-facts.rules';
import {
  nothingStated,
  plainText,
  refused,
  type ReadStatement,
  type ReadTable,
  type StatedBalances,
  STATEMENT_LINES_MAX,
  type StatementLine,
  type StatementProblem,
} from './statement.rules';

/** A saved way to read the files of one account; what it does not name is found by the titles. */
export interface MappingProfile {
  /** Index of the column of each field. */
  readonly places?: StatementHeader['places'];
  /** The row of titles by its line in the file, from 1, where it cannot be found by itself. */
  readonly titleLine?: number;
  /** 'flag': the column 借贷 decides; 'signed': the amount carries its sign. Found out when absent. */
  readonly signRule?: SignRule;
}

export type SignRule = 'flag' | 'signed';

type TableFormat = 'xlsx' | 'xls' | 'csv';

// What a person needs to see to say which column is which.
const SAMPLE_ROWS = 8;
const SAMPLE_CELL = 80;

/** Reads the rows of an exported table of movements, XLSX or CSV alike. */
export function readTable(
  format: TableFormat,
  rows: readonly Row[],
  {
    profile = {},
    stated = nothingStated,
  }: { profile?: MappingProfile; stated?: StatedBalances } = {},
): ReadStatement {
  const found = headerSaid(rows, profile) ?? findHeader(rows);
  const header = found && { ...found, places: { ...found.places, ...profile.places } };
  const how = { signRule: profile.signRule, stated };
  return { ...readWith(format, rows, header, how), table: tableOf(rows, header) };
}

function readWith(
  format: TableFormat,
  rows: readonly Row[],
  header: StatementHeader | null,
  how: Parameters<typeof readBelow>[3],
): ReadStatement {
  if (!header) return refused([noHeader()]);
  const missing = missingFrom(header, rows[header.row]?.line ?? 1);
  return missing ? refused([missing]) : readBelow(format, rows, header, how);
}

function headerSaid(rows: readonly Row[], { titleLine }: MappingProfile): StatementHeader | null {
  const row = rows.findIndex(({ line }) => line === titleLine);
  return row < 0 ? null : headerOf(row, row + 1, rows[row]?.cells ?? []);
}

function tableOf(rows: readonly Row[], header: StatementHeader | null): ReadTable {
  const { row = null, titles = [], places = {} } = header ?? {};
  const from = header?.dataFrom ?? 0;
  const sample = rows.slice(from, from + SAMPLE_ROWS).map(({ cells }) => cells.map(shownCell));
  const titleLine = row === null ? null : (rows[row]?.line ?? null);
  return { titleLine, titles: titles.map(shownCell), places, sample };
}

const shownCell = (cell: string): string => plainText(cell).slice(0, SAMPLE_CELL);

function readBelow(
  format: TableFormat,
  rows: readonly Row[],
  header: StatementHeader,
  how: { signRule: SignRule | undefined; stated: StatedBalances },
): ReadStatement {
  const below = rows.slice(header.dataFrom).filter(({ cells }) => cells.some(isSaid));
  const isSum = (row: Row) => isFooter(row) && !hasMoment(header, row);
  const data = below.filter((row) => !isSum(row) && !isAside(header, row));
  if (data.length > STATEMENT_LINES_MAX) return refused([tooLong(data)]);
  const { lines, problems } = readData(header, data, how.signRule);
  if (problems.length > 0) return refused(problems);
  const facts = factsOf([...rows.slice(0, header.row), ...below.filter(isSum)], header);
  const account = facts.account || ownAccountOf(header, data);
  const names = { balance: columnName(header, 'balance') };
  return proven(format, lines, { facts: { ...facts, account }, stated: how.stated, names });
}

function readData(header: StatementHeader, data: readonly Row[], signRule: SignRule | undefined) {
  const problems: StatementProblem[] = [];
  const lines: StatementLine[] = [];
  const reader = new StatementRowReader(header, data, signRule);
  for (const row of data) {
    const read = reader.read(row);
    problems.push(...read.problems);
    if (read.line) lines.push(read.line);
  }
  return { lines, problems };
}

/** A movement is dated; a sum below the table is not, whatever words stand in it. */
function hasMoment({ places }: StatementHeader, { cells }: Row): boolean {
  return [places.date, places.time].some(
    (place) => place !== undefined && momentOf(cells[place] ?? '') !== null,
  );
}

/** "共2条", "打印时间…", the titles again on a new page: nothing that moves money. */
function isAside(header: StatementHeader, row: Row): boolean {
  const { places, titles } = header;
  const { cells } = row;
  if (cells.every((cell, place) => cell.trim() === (titles[place] ?? '').trim())) return true;
  if (hasMoment(header, row)) return false;
  const amounts = [places.in, places.out, places.amount, places.balance];
  return amounts.every((place) => place === undefined || !isSaid(cells[place] ?? ''));
}

const isSaid = (cell: string): boolean => plainCell(cell) !== '';

function ownAccountOf({ places }: StatementHeader, data: readonly Row[]): string {
  if (places.own === undefined) return '';
  return (data[0]?.cells[places.own] ?? '').replaceAll(/\D/gu, '');
}

function missingFrom(header: StatementHeader, line: number): StatementProblem | null {
  const { places } = header;
  const missing: string[] = [];
  if (places.date === undefined && places.time === undefined) missing.push('交易日期');
  const both = places.in !== undefined && places.out !== undefined;
  if (!both && places.amount === undefined) missing.push('借方发生额和贷方发生额（或交易金额）');
  if (missing.length === 0) return null;
  const message = `表头缺少“${missing.join('”“')}”列。请从网银重新导出，或在“列的对应”里指定。`;
  return { code: 'bank.column-missing', message, line, column: '表头' };
}

function noHeader(): StatementProblem {
  const titles = [TITLES.date, TITLES.out, TITLES.in, TITLES.balance].map(([title]) => title);
  return {
    code: 'bank.no-header',
    message: `前 40 行里没有找到表头（${titles.join('、')}……）。请确认这是从网银导出的交易明细。`,
    line: 1,
    column: '表头',
  };
}

function tooLong(data: readonly Row[]): StatementProblem {
  return {
    code: 'bank.too-many-lines',
    message: `明细超过 ${STATEMENT_LINES_MAX} 行，请按月分几个文件导入。`,
    line: data[STATEMENT_LINES_MAX]?.line ?? 1,
    column: '表头',
  };
}
