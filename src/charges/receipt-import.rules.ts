import { halfWidth } from '../community/contact.rules';
import { amountFromCell, dayFromCell } from '../ledger/entry-import-cells.rules';
import type { Problem } from '../shared/domain-error';
import type { Day } from '../shared/day';
import { Money } from '../shared/money';
import type { CounterMethod } from './receipt.rules';

/** A row of the file; `line` counts from 1 as the person sees it. */
export interface FileRow {
  readonly line: number;
  readonly cells: readonly string[];
}

/** A home as the file may write it. */
export interface Room {
  readonly unitId: string;
  /** "3栋2单元301" */
  readonly label: string;
}

/** A line of the file, sound; all text, as it is kept until it is in the book. */
export interface StagedReceipt {
  readonly line: number;
  readonly unitId: string;
  readonly label: string;
  readonly amount: string;
  readonly receivedOn: Day;
  readonly method: CounterMethod;
  readonly moneyAccount: string;
  readonly reference: string;
}

export interface ReadReceipts {
  readonly lines: readonly StagedReceipt[];
  /** Every fault of the file, in the order of its lines. */
  readonly problems: readonly Problem[];
}

export interface ReceiptFileContext {
  readonly rooms: readonly Room[];
  readonly today: Day;
  /** Bank account of the trust that transfers came to. */
  readonly transferAccount: string;
}

export const RECEIPT_ROWS_MAX = 20_000;
const REFERENCE_MAX = 100;

const TITLES = {
  room: ['房号', '房屋', '房间', '房间号', '户号'],
  amount: ['金额', '收款金额', '实收金额', '缴费金额'],
  day: ['日期', '收款日期', '缴费日期', '到账日期', '交易日期'],
  method: ['方式', '收款方式', '缴费方式', '支付方式'],
  reference: ['流水号', '交易流水号', '参考号', '凭证号'],
  remark: ['备注', '摘要', '附言'],
} as const;

type Column = keyof typeof TITLES;
const NEEDED: readonly Column[] = ['room', 'amount', 'day'];

const METHODS = new Map<string, CounterMethod>([
  ['', 'transfer'],
  ['现金', 'cash'],
  ['转账', 'transfer'],
  ['银行转账', 'transfer'],
  ['网银', 'transfer'],
  ['代扣', 'transfer'],
  ['POS', 'pos'],
  ['刷卡', 'pos'],
]);

/**
 * 收款清单: every fault is found, not only the first, and nothing is guessed; a file with one fault is
 * refused whole. A room is written as everywhere ("3栋2单元301") or by its numbers ("3-2-301").
 */
export function readReceipts(rows: readonly FileRow[], context: ReceiptFileContext): ReadReceipts {
  const header = rows.findIndex(({ cells }) =>
    NEEDED.every((column) => placeOf(cells, column) >= 0),
  );
  const titles = rows[header]?.cells;
  if (!titles) return whole('没有找到表头，应有“房号”“金额”“日期”三列，请按模板填写后重新上传');
  const data = rows
    .slice(header + 1)
    .filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  if (data.length === 0) return whole('表头下面没有数据，请检查是否选错了文件或工作表');
  if (data.length > RECEIPT_ROWS_MAX) {
    return whole(`超过 ${RECEIPT_ROWS_MAX} 行，请拆成几个文件分别导入`);
  }
  const rooms = roomsByText(context.rooms);
  const read = data.map((row) => readRow(row, titles, { ...context, byText: rooms }));
  return {
    lines: read.flatMap(({ staged }) => (staged ? [staged] : [])),
    problems: read.flatMap(({ problems }) => problems),
  };
}

export function totalOfStaged(lines: readonly StagedReceipt[]): Money {
  return Money.sum(lines.map(({ amount }) => Money.yuan(amount)));
}

/** Equal for lines that are the same money; the nth of equals is the nth (see `take_receipts`). */
export const sameMoney = (line: Omit<StagedReceipt, 'line' | 'label'>): string =>
  [line.unitId, line.amount, line.receivedOn, line.method, line.moneyAccount, line.reference].join(
    '\n',
  );

type Rooms = ReadonlyMap<string, Room | 'several'>;

interface RowContext extends ReceiptFileContext {
  readonly byText: Rooms;
}

/** What a cell says, or what is wrong with it. */
type Cell<T> = { readonly value: T } | { readonly fault: string };

function readRow(row: FileRow, titles: readonly string[], context: RowContext) {
  const text = (column: Column) => (row.cells[placeOf(titles, column)] ?? '').trim();
  const cells = {
    room: roomCell(text('room'), context.byText),
    amount: amountCell(text('amount')),
    day: dayCell(text('day'), context.today),
    method: methodCell(text('method')),
    reference: referenceCell([text('reference'), text('remark')].filter(Boolean).join(' ')),
  };
  const problems = Object.entries(cells).flatMap(([column, cell]): Problem[] => {
    if (!('fault' in cell)) return [];
    const code = `receipt-import.${column}`;
    const title = TITLES[column as Column][0];
    return [{ code, message: cell.fault, line: row.line, column: title }];
  });
  if (problems.length > 0) return { staged: null, problems };
  const method = valueOf(cells.method);
  const staged: StagedReceipt = {
    line: row.line,
    ...valueOf(cells.room),
    amount: valueOf(cells.amount).toString(),
    receivedOn: valueOf(cells.day),
    method,
    moneyAccount: accountOf(method, context.transferAccount),
    reference: valueOf(cells.reference),
  };
  return { staged, problems };
}

function valueOf<T>(cell: Cell<T>): T {
  if ('fault' in cell) throw new Error(cell.fault);
  return cell.value;
}

function roomCell(text: string, rooms: Rooms): Cell<Room> {
  if (text === '') return { fault: '房号空着，请填写，例如 3栋2单元301 或 3-2-301' };
  const found = rooms.get(plain(text)) ?? rooms.get(numbersOf(text));
  if (found === 'several') return { fault: `“${text}”对应不止一户，请写全楼栋和单元` };
  return found ? { value: found } : { fault: `没有“${text}”这户房屋，请按房屋清册核对` };
}

function amountCell(text: string): Cell<Money> {
  const amount = amountFromCell(text);
  return amount?.isPositive() ? { value: amount } : { fault: '金额应大于零，最多两位小数' };
}

function dayCell(text: string, today: Day): Cell<Day> {
  const on = dayFromCell(text);
  if (!on) return { fault: '日期认不出，请写成 2026-03-05' };
  return on > today ? { fault: '日期晚于今天，请核对' } : { value: on };
}

function methodCell(text: string): Cell<CounterMethod> {
  const method = METHODS.get(text.toUpperCase());
  return method ? { value: method } : { fault: '方式应为现金、转账或 POS，空着按转账' };
}

function referenceCell(text: string): Cell<string> {
  if (text.length <= REFERENCE_MAX) return { value: text };
  return { fault: `流水号与备注合计不超过 ${REFERENCE_MAX} 个字` };
}

const accountOf = (method: CounterMethod, transferAccount: string): string =>
  ({ cash: '1001', pos: '101201', transfer: transferAccount })[method];

function roomsByText(rooms: readonly Room[]): Rooms {
  const byText = new Map<string, Room | 'several'>();
  for (const room of rooms) {
    for (const text of new Set([plain(room.label), numbersOf(room.label)])) {
      if (text !== '') byText.set(text, byText.has(text) ? 'several' : room);
    }
  }
  return byText;
}

const plain = (text: string): string =>
  halfWidth(text)
    .replaceAll(/\s+/g, '')
    .replace(/[室号]+$/, '');

/** "3栋2单元301" and "3-2-301" have the same numbers. */
const numbersOf = (text: string): string => (plain(text).match(/\d+/g) ?? []).map(Number).join('-');

const placeOf = (cells: readonly string[], column: Column): number =>
  cells.findIndex((cell) => (TITLES[column] as readonly string[]).includes(cell.trim()));

const whole = (message: string): ReadReceipts => ({
  lines: [],
  problems: [{ code: 'receipt-import.unreadable', message, line: 1 }],
});
