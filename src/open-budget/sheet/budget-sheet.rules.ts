import type { Problem } from '../../shared/domain-error';
import { Money } from '../../shared/money';
import { Rate } from '../../shared/rate';
import type { BudgetSide } from '../budget-names.rules';
import { amountOf, LINES_MAX } from '../lines.rules';

/** A row of the uploaded table; `line` counts from 1 as the person sees it. */
export interface SheetRow {
  readonly line: number;
  readonly cells: readonly string[];
}

/** A line of a budget as a sheet has it; figures are text, exact. */
export interface SheetLine {
  readonly row: number;
  readonly lineId: string | null;
  readonly side: BudgetSide;
  readonly name: string;
  readonly accountCode: string;
  readonly unit: string;
  readonly unitPrice: string;
  readonly quantity: string;
  readonly frequency: string;
  readonly collectionRate: string | null;
  readonly amount: Money;
  readonly isContingency: boolean;
  readonly basis: string;
}

export interface ReadSheet {
  readonly lines: readonly SheetLine[];
  /** Every fault of the sheet, row by row. */
  readonly problems: readonly Problem[];
}

/** What the sheet's words are checked against. */
export interface SheetContext {
  /** Accounts that take postings, by code: income or expense. */
  readonly accounts: ReadonlyMap<string, BudgetSide>;
  /** Lines the budget has already. */
  readonly lineIds: ReadonlySet<string>;
}

/** Titles of the columns, the first as we write it, all as they are understood. */
export const SHEET_TITLES = {
  side: ['收支', '收/支', '类别'],
  name: ['项目', '项目名称', '预算项目', '名称'],
  account: ['科目代码', '科目编码', '科目', '会计科目'],
  unit: ['单位', '计量单位'],
  unitPrice: ['单价（元）', '单价(元)', '单价'],
  quantity: ['数量'],
  frequency: ['次数', '频次', '月数', '期数'],
  rate: ['预计收缴率', '收缴率'],
  amount: ['金额（元）', '金额(元)', '金额', '预算金额'],
  reserve: ['预备费', '是否预备费'],
  basis: ['编制依据', '依据', '说明', '备注'],
  lineId: ['行标识（请勿改动）', '行标识'],
} as const;

export type SheetColumn = keyof typeof SHEET_TITLES;

const NEEDED: readonly SheetColumn[] = ['side', 'name', 'account', 'unitPrice', 'quantity'];
const SIDES = new Map<string, BudgetSide>([
  ['收入', 'income'],
  ['收', 'income'],
  ['支出', 'expense'],
  ['支', 'expense'],
]);
const YES = ['是', '√', 'Y', 'YES', '1'];
const NO = ['', '否', 'N', 'NO', '0'];
const PRICE = /^\d{1,10}(\.\d{1,4})?$/;
const TIMES = /^\d{1,6}(\.\d{1,2})?$/;
const RATE = /^(0(\.\d{1,4})?|1(\.0{1,4})?)$/;
const PERCENT = /^(\d{1,3})(?:\.(\d{1,2}))?%$/;
const AMOUNT = /^\d{1,14}(\.\d{1,2})?$/;
/** Beyond, the product is no longer exact (see `Rate`); no budget of a community has such figures. */
const DIGITS_MAX = 20;
const AMOUNT_MAX = Money.yuan('99999999999999.99');
const NAME_MAX = 60;
const UNIT_MAX = 20;
const BASIS_MAX = 500;

/**
 * 预算表: every fault is found, not only the first, with its row and column; nothing is guessed. Rows of
 * totals are passed over. An amount that is not what price, quantity and times come to is a fault.
 */
export function readBudgetSheet(rows: readonly SheetRow[], context: SheetContext): ReadSheet {
  const header = rows.findIndex(({ cells }) =>
    NEEDED.every((column) => placeOf(cells, column) >= 0),
  );
  const titles = rows[header]?.cells;
  if (!titles) {
    return whole('没有找到表头，应有“收支”“项目”“科目代码”“单价”“数量”各列，请按模板填写');
  }
  const data = rows.slice(header + 1).filter((row) => isData(row, titles));
  if (data.length === 0) return whole('表头下面没有预算项目，请检查是否选错了文件或工作表');
  if (data.length > LINES_MAX) return whole(`超过 ${LINES_MAX} 行，请合并同类项目`);
  const read = data.map((row) => readRow(row, titles, context));
  const lines = read.flatMap(({ line }) => (line ? [line] : []));
  return { lines, problems: [...read.flatMap(({ problems }) => problems), ...twiceIn(lines)] };
}

/** Totals and remarks below the table are no lines. */
function isData({ cells }: SheetRow, titles: readonly string[]): boolean {
  if (cells.every((cell) => cell.trim() === '')) return false;
  const first = (cells[placeOf(titles, 'side')] ?? '').trim();
  return !/(合计|小计|结余|总计|说明)$/.test(first);
}

type Cell<T> = { readonly value: T } | { readonly fault: string };

function readRow(row: SheetRow, titles: readonly string[], context: SheetContext) {
  const text = (column: SheetColumn) => (row.cells[placeOf(titles, column)] ?? '').trim();
  const side = sideCell(text('side'));
  const cells = {
    side,
    name: wordsCell(text('name'), [1, NAME_MAX], '项目名称'),
    account: accountCell(text('account'), side, context),
    unit: wordsCell(text('unit') || '项', [1, UNIT_MAX], '单位'),
    unitPrice: figureCell(text('unitPrice'), PRICE, '单价应为不小于零的数，最多四位小数'),
    quantity: figureCell(text('quantity'), PRICE, '数量应为不小于零的数，最多四位小数'),
    frequency: timesCell(text('frequency') || '1'),
    rate: rateCell(text('rate'), side),
    reserve: reserveCell(text('reserve'), side),
    basis: wordsCell(text('basis'), [0, BASIS_MAX], '编制依据'),
    lineId: idCell(text('lineId'), context),
  };
  const problems = Object.entries(cells).flatMap(([column, cell]) =>
    'fault' in cell ? [problemAt(row, column as SheetColumn, cell.fault)] : [],
  );
  if (problems.length > 0) return { line: null, problems };
  const line = {
    row: row.line,
    lineId: valueOf(cells.lineId),
    side: valueOf(cells.side),
    name: valueOf(cells.name),
    accountCode: valueOf(cells.account),
    unit: valueOf(cells.unit),
    unitPrice: valueOf(cells.unitPrice),
    quantity: valueOf(cells.quantity),
    frequency: valueOf(cells.frequency),
    collectionRate: valueOf(cells.rate),
    isContingency: valueOf(cells.reserve),
    basis: valueOf(cells.basis),
  };
  const amount = amountCell(text('amount'), line);
  if ('fault' in amount) return { line: null, problems: [problemAt(row, 'amount', amount.fault)] };
  return { line: { ...line, amount: amount.value }, problems: [] };
}

function sideCell(text: string): Cell<BudgetSide> {
  const side = SIDES.get(text);
  return side ? { value: side } : { fault: '请填写“收入”或“支出”' };
}

function wordsCell(
  text: string,
  [min, max]: readonly [number, number],
  what: string,
): Cell<string> {
  if (text.length < min) return { fault: `${what}空着，请填写` };
  return text.length > max ? { fault: `${what}最多 ${max} 个字` } : { value: text };
}

function accountCell(
  text: string,
  side: Cell<BudgetSide>,
  { accounts }: SheetContext,
): Cell<string> {
  // "5106 绿化养护" is understood too
  const code = /^\d{4,10}/.exec(text)?.[0] ?? '';
  const found = accounts.get(code);
  if (!found) return { fault: `没有可记账的收入或费用科目“${text}”，请按科目表填写明细科目代码` };
  if (!('value' in side) || found === side.value) return { value: code };
  const names = { income: '收入', expense: '费用' };
  return { fault: `${code} 是${names[found]}科目，与“收支”一栏不符` };
}

function figureCell(text: string, pattern: RegExp, fault: string): Cell<string> {
  const plain = text.replaceAll(',', '').replaceAll('，', '');
  return pattern.test(plain) ? { value: plain } : { fault };
}

function timesCell(text: string): Cell<string> {
  const cell = figureCell(text, TIMES, '次数应为大于零的数，最多两位小数');
  if ('value' in cell && Rate.of(cell.value).isZero()) return { fault: '次数应大于零' };
  return cell;
}

/** "0.92" and "92%" are the same; empty means that all is expected to come in. */
function rateCell(text: string, side: Cell<BudgetSide>): Cell<string | null> {
  if (text === '') return { value: null };
  if ('value' in side && side.value === 'expense')
    return { fault: '支出项目没有收缴率，请清空这一格' };
  const rate = fromPercent(text);
  const fits = RATE.test(rate) && /[1-9]/.test(rate);
  return fits ? { value: rate } : { fault: '收缴率应大于 0、不大于 1，例如 0.92 或 92%' };
}

function fromPercent(text: string): string {
  const percent = PERCENT.exec(text);
  if (!percent) return text;
  const digits = `${(percent[1] ?? '').padStart(3, '0')}${percent[2] ?? ''}`;
  return `${Number(digits.slice(0, -2 - (percent[2] ?? '').length))}.${digits.slice(-2 - (percent[2] ?? '').length)}`;
}

function reserveCell(text: string, side: Cell<BudgetSide>): Cell<boolean> {
  const said = text.toUpperCase();
  if (NO.includes(said)) return { value: false };
  if (!YES.includes(said)) return { fault: '预备费一栏请填“是”或留空' };
  if ('value' in side && side.value === 'income') return { fault: '收入项目不能是预备费' };
  return { value: true };
}

function idCell(text: string, { lineIds }: SheetContext): Cell<string | null> {
  if (text === '') return { value: null };
  if (lineIds.has(text.toLowerCase())) return { value: text.toLowerCase() };
  return { fault: '行标识不是这份预算的，请清空（作为新项目）或从最新的导出表复制' };
}

/** What the figures come to; an amount that was written must be that. */
function amountCell(text: string, line: Parameters<typeof amountOf>[0]): Cell<Money> {
  const tooLarge = { fault: '金额超出范围，请核对单价、数量和次数' };
  const digits = [line.unitPrice, line.quantity, line.frequency, line.collectionRate ?? '']
    .map((figure) => figure.replaceAll(/\D/g, '').length)
    .reduce((sum, each) => sum + each, 0);
  if (digits > DIGITS_MAX) return tooLarge;
  const amount = amountOf(line);
  const plain = text.replaceAll(/[,，¥￥\s]/g, '');
  if (amount.isMoreThan(AMOUNT_MAX)) return tooLarge;
  if (plain === '') return { value: amount };
  if (!AMOUNT.test(plain)) return { fault: '金额格式不对；也可以留空，由单价×数量×次数算出' };
  if (Money.yuan(plain).equals(amount)) return { value: amount };
  const said = Money.yuan(plain).format();
  return {
    fault: `金额写的是 ${said}，而单价×数量×次数（×收缴率）是 ${amount.format()}，请核对`,
  };
}

/** One line of the budget stands in one row. */
function twiceIn(lines: readonly SheetLine[]): Problem[] {
  const first = new Map<string, number>();
  return lines.flatMap((line) => {
    if (line.lineId === null) return [];
    const earlier = first.get(line.lineId);
    first.set(line.lineId, earlier ?? line.row);
    if (earlier === undefined) return [];
    return [
      problemAt({ line: line.row }, 'lineId', `与第 ${earlier} 行的行标识相同，请清空其中一个`),
    ];
  });
}

const placeOf = (titles: readonly string[], column: SheetColumn): number =>
  titles.findIndex((title) => (SHEET_TITLES[column] as readonly string[]).includes(title.trim()));

function valueOf<T>(cell: Cell<T>): T {
  if ('fault' in cell) throw new Error(cell.fault);
  return cell.value;
}

const problemAt = (
  { line }: Pick<SheetRow, 'line'>,
  column: SheetColumn,
  message: string,
): Problem => ({
  code: `budget-sheet.${column}`,
  message,
  line,
  column: SHEET_TITLES[column][0],
});

const whole = (message: string): ReadSheet => ({
  lines: [],
  problems: [{ code: 'budget-sheet.unreadable', message, line: 1 }],
});
