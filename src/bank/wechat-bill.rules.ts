import { Money } from '../shared/money';
import { BillRows, billOf, type Footing, footingProblems } from './payment-bill.rules';
import { amountOf, feeOf, plainCell } from './statement-cells.rules';
import type { Row } from './statement-header.rules';
import {
  memoOf,
  type ReadStatement,
  refused,
  type StatementLine,
  type StatementProblem,
} from './statement.rules';

const NEEDED = [
  '交易时间',
  '商户号',
  '微信订单号',
  '商户订单号',
  '交易状态',
  '货币种类',
  '应结订单金额',
  '微信退款单号',
  '退款金额',
  '手续费',
];
const COUNT = '总交易单数';

export const isWeChatBill = (text: string): boolean =>
  /^\uFEFF?交易时间,公众账号ID,/u.test(text) && text.includes('微信订单号');

/** 微信支付 v3 trade bill (/v3/bill/tradebill): values behind a backtick, the last two rows its sums. */
export function readWeChatBill(rows: readonly Row[]): ReadStatement {
  const [titles, ...below] = rows;
  const sums = below.findIndex(({ cells }) => plainCell(cells[0] ?? '') === COUNT);
  const footer = below[sums + 1];
  if (!titles || sums < 0 || !footer) return refused([withoutFooter(rows)]);
  const bill = new BillRows(titles);
  if (!bill.has(NEEDED)) return refused(bill.problems);
  const data = below.slice(0, sums).filter((row) => bill.isWhole(row));
  const lines = data.flatMap((row) => lineOf(bill, row) ?? []);
  const problems = [...bill.problems];
  if (problems.length === 0) problems.push(...disagreeing(below[sums], footer, lines));
  const account = data[0] ? bill.cell(data[0], '商户号') : '';
  return billOf('wechat-trade-bill', account, { lines, problems });
}

function lineOf(bill: BillRows, row: Row): StatementLine | null {
  const before = bill.problems.length;
  const moment = bill.moment(row, '交易时间');
  const fee = bill.fee(row, '手续费');
  const amount = movementOf(bill, row);
  const currency = bill.cell(row, '货币种类');
  if (currency !== 'CNY') {
    const message = `第 ${row.line} 行：币种是“${currency}”，信托专户只记人民币。`;
    bill.refuse(row, '货币种类', { code: 'bank.not-yuan', message });
  }
  if (!moment || bill.problems.length > before) return null;
  const serial = bill.cell(row, amount.isNegative() ? '微信退款单号' : '微信订单号');
  return {
    line: row.line,
    bookedOn: moment.day,
    time: moment.time,
    amount,
    balance: null,
    serial,
    counterparty: { name: '', account: bill.cell(row, '用户标识') },
    memo: memoOf([bill.cell(row, '商户订单号'), bill.cell(row, '商品名称')]),
    fee,
  };
}

function movementOf(bill: BillRows, row: Row): Money {
  const state = bill.cell(row, '交易状态');
  if (state === 'SUCCESS') return bill.amount(row, '应结订单金额');
  // A revoked order is paid back in full, like any refund.
  if (state === 'REFUND' || state === 'REVOKED') return bill.amount(row, '退款金额').negated();
  const message = `第 ${row.line} 行：交易状态“${state}”不认识，应为 SUCCESS、REFUND 或 REVOKED。`;
  bill.refuse(row, '交易状态', { code: 'bank.bad-state', message });
  return Money.zero;
}

function disagreeing(
  titles: Row | undefined,
  footer: Row,
  lines: readonly StatementLine[],
): StatementProblem[] {
  const at = (title: string) => {
    const place = titles?.cells.findIndex((cell) => plainCell(cell) === title) ?? -1;
    return footer.cells[place] ?? '';
  };
  const sum = (ways: (amount: Money) => boolean) =>
    Money.sum(lines.map(({ amount }) => amount).filter(ways))
      .abs()
      .toString();
  const fee = lines.reduce((total, line) => total + line.fee, 0n);
  const footings: Footing[] = [
    { what: COUNT, stated: plainCell(at(COUNT)), found: String(lines.length) },
    money(
      '应结订单总金额',
      at('应结订单总金额'),
      sum((amount) => !amount.isNegative()),
    ),
    money(
      '退款总金额',
      at('退款总金额'),
      sum((amount) => amount.isNegative()),
    ),
    { what: '手续费总金额', stated: String(feeOf(at('手续费总金额'))), found: String(fee) },
  ];
  return footingProblems(footer, footings);
}

function money(what: string, cell: string, found: string): Footing {
  return { what, stated: amountOf(cell)?.toString() ?? `“${plainCell(cell)}”`, found };
}

function withoutFooter(rows: readonly Row[]): StatementProblem {
  return {
    code: 'bank.no-footer',
    message: '账单末尾没有合计行，文件可能没有下载完整，请重新下载。',
    line: rows.at(-1)?.line ?? 1,
    column: COUNT,
  };
}
