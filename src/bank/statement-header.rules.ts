import { columnLetters, plainCell } from './statement-cells.rules';

/** What a column of a statement can hold, whatever the bank calls it. */
export type StatementField =
  | 'date'
  | 'time'
  | 'out'
  | 'in'
  | 'amount'
  | 'direction'
  | 'balance'
  | 'serial'
  | 'name'
  | 'account'
  | 'payerName'
  | 'payerAccount'
  | 'payeeName'
  | 'payeeAccount'
  | 'memo'
  | 'purpose'
  | 'remark'
  | 'note'
  | 'own'
  | 'currency';

export interface Row {
  readonly line: number;
  readonly cells: readonly string[];
}

export interface StatementHeader {
  /** Index of the first row of data. */
  readonly dataFrom: number;
  /** Index of the (first) row of titles; what stands above is the preamble. */
  readonly row: number;
  readonly places: Readonly<Partial<Record<StatementField, number>>>;
  /** The titles as the file has them, one for each column. */
  readonly titles: readonly string[];
}

/** Real titles of corporate statements (interop: 1.1); in one list the earlier is preferred. */
export const TITLES: Readonly<Record<StatementField, readonly string[]>> = {
  date: [
    '交易日期',
    '交易日',
    '记账日期',
    '记账日',
    '入账日期',
    '日期',
    '业务日期',
    '会计日期',
    '时间',
  ],
  time: ['交易时间', '入账时间', '记账时间', '交易日期时间'],
  out: [
    '借方发生额',
    '借方金额',
    '支出金额',
    '转出金额',
    '支取金额',
    '支出',
    '借方',
    '付款金额',
    '发生额借方',
    '发生额支取',
    '借方发生金额',
  ],
  in: [
    '贷方发生额',
    '贷方金额',
    '收入金额',
    '转入金额',
    '存入金额',
    '收入',
    '贷方',
    '收款金额',
    '发生额贷方',
    '发生额收入',
    '贷方发生金额',
  ],
  amount: ['交易金额', '发生额', '金额', '发生金额'],
  direction: ['借贷', '借贷标志', '借贷方向', '收支', '收支标志', '收付标志', '借贷标记'],
  balance: ['余额', '账户余额', '交易后余额', '本次余额', '当前余额', '联机余额'],
  serial: [
    '账户明细编号-交易流水号',
    '交易流水号',
    '流水号',
    '交易流水',
    '明细编号',
    '核心流水号',
    '交易参考号',
  ],
  name: [
    '对方户名',
    '对方单位名称',
    '对方单位',
    '对方名称',
    '收付方名称',
    '对方账户名称',
    '对方账户名',
    '交易对手名称',
    '户名',
  ],
  account: ['对方账号', '对方账户', '收付方账号', '对方帐号', '交易对手账号'],
  payerName: ['付款人名称', '付款方名称', '付款人户名'],
  payerAccount: ['付款人账号', '付款方账号'],
  payeeName: ['收款人名称', '收款方名称', '收款人户名'],
  payeeAccount: ['收款人账号', '收款方账号'],
  memo: ['摘要', '交易摘要', '业务摘要', '交易用途', '交易说明', '业务类型'],
  purpose: ['用途', '其它摘要', '其他摘要', '资金用途'],
  remark: ['附言', '交易附言', '客户附言', '留言'],
  note: ['备注', '个性化信息', '说明'],
  own: ['账号', '本方账号', '银行账号', '查询账号'],
  currency: ['币种', '货币', '货币种类'],
};

/** Every field a column can be said to be, in the order of the list above. */
export const STATEMENT_FIELDS = Object.keys(TITLES) as readonly StatementField[];

// Statements of some banks have a page of their own above the table.
const HEADER_WITHIN = 40;
const NAMED_MIN = 3;
const MERGED_BELOW = new Set(['借方', '贷方', '支取', '收入', '支出', '存入', '借', '贷']);

const fieldOfTitle = new Map(
  Object.entries(TITLES).flatMap(([field, titles]) =>
    titles.map((title, rank) => [title, { field: field as StatementField, rank }] as const),
  ),
);

/** The row of titles that names the most fields, alone or together with the row below it. */
export function findHeader(rows: readonly Row[]): StatementHeader | null {
  let best: StatementHeader | null = null;
  for (const [row, { cells }] of rows.slice(0, HEADER_WITHIN).entries()) {
    const below = rows[row + 1]?.cells ?? [];
    const double = isSecondRow(below) ? [headerOf(row, row + 2, joined(cells, below))] : [];
    for (const header of [headerOf(row, row + 1, cells), ...double]) {
      if (sizeOf(header) > (best ? sizeOf(best) : NAMED_MIN - 1)) best = header;
    }
  }
  return best;
}

/** "账 号" however wide its blanks, "交易日期[ Transaction Date ]", "借方发生额/元(支取)" without what is decoration. */
export function plainTitle(title: string): string {
  return plainCell(title)
    .replaceAll(/\([^)]*\)|\[[^\]]*\]|\/元/gu, '')
    .replaceAll(/[\s*:/]/gu, '')
    .replaceAll('帐', '账');
}

/** "C 列（余额）", as a spreadsheet names it and as the file does. */
export function columnName({ places, titles }: StatementHeader, field: StatementField): string {
  const place = places[field];
  const title = TITLES[field][0] ?? field;
  return place === undefined
    ? title
    : `${columnLetters(place)} 列（${titles[place]?.trim() || title}）`;
}

/** Titles of one row, each recognised by itself; its data begin at `dataFrom`. */
export function headerOf(
  row: number,
  dataFrom: number,
  titles: readonly string[],
): StatementHeader {
  const found = new Map<StatementField, { place: number; rank: number }>();
  for (const [place, title] of titles.entries()) {
    const known = fieldOfTitle.get(bareOrWhole(title));
    if (!known) continue;
    const before = found.get(known.field);
    if (!before || known.rank < before.rank) found.set(known.field, { place, rank: known.rank });
  }
  const places = Object.fromEntries([...found].map(([field, { place }]) => [field, place]));
  return { row, dataFrom, places, titles };
}

/** "收(付)方名称" would lose a part of its name: brackets are dropped only where that makes it known. */
function bareOrWhole(title: string): string {
  const whole = plainCell(title).replaceAll(/[\s()]/gu, '');
  return fieldOfTitle.has(whole) ? whole : plainTitle(title);
}

function isSecondRow(cells: readonly string[]): boolean {
  const said = cells.map(plainTitle).filter((cell) => cell !== '');
  return said.length > 0 && said.every((cell) => MERGED_BELOW.has(cell));
}

/** A merged title above stands for the columns to its right as far as the row below divides it. */
function joined(upper: readonly string[], lower: readonly string[]): string[] {
  let above = '';
  return Array.from({ length: Math.max(upper.length, lower.length) }, (_, place) => {
    const title = upper[place]?.trim() ?? '';
    const below = lower[place]?.trim() ?? '';
    above = title || above;
    return below === '' ? title : `${plainTitle(above)}${plainTitle(below)}`;
  });
}

function sizeOf({ places }: StatementHeader): number {
  return Object.keys(places).length;
}
