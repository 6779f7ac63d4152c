import { Money } from '../shared/money';
import { BillRows, billOf, type Footing, footingProblems } from './payment-bill.rules';
import { amountOf, plainCell } from './statement-cells.rules';
import type { Row } from './statement-header.rules';
import {
  memoOf,
  type ReadStatement,
  refused,
  type StatementLine,
  type StatementProblem,
} from './statement.rules';

const LIST = '业务明细列表';
const [AMOUNT, FEE] = ['商家实收(元)', '服务费(元)'];
const NEEDED = [
  '支付宝交易号',
  '商户订单号',
  '业务类型',
  '完成时间',
  AMOUNT,
  FEE,
  '退款批次号/请求号',
];
const PAID = /^#交易合计:(\d+)笔,商家实收共(-?[\d.]+)元/u;
const REFUNDED = /^#退款合计:(\d+)笔,商家实收退款共(-?[\d.]+)元/u;

export const isAlipayBill = (text: string): boolean =>
  text.startsWith('#支付宝') && text.includes(LIST) && text.includes('支付宝交易号');

/** 支付宝 业务明细: a list between two `#` lines, its sums in `#` lines below. */
export function readAlipayBill(rows: readonly Row[]): ReadStatement {
  const said = rows.map(({ cells }) => plainCell(cells.join(',')));
  const start = said.findIndex((text) => isBorder(text) && !text.includes('结束'));
  const end = said.findIndex((text) => isBorder(text) && text.includes('结束'));
  const titles = rows[start + 1];
  if (start < 0 || end < 0 || !titles) return refused([withoutFooter(rows, LIST)]);
  const bill = new BillRows(titles);
  if (!bill.has(NEEDED)) return refused(bill.problems);
  const data = rows.slice(start + 2, end).filter((row) => bill.isWhole(row));
  const lines = data.flatMap((row) => lineOf(bill, row) ?? []);
  const problems = [...bill.problems];
  if (problems.length === 0) problems.push(...disagreeing(rows.slice(end), lines));
  const account = /#账号:\[?(\d+)/u.exec(said.join('\n'))?.[1] ?? '';
  return billOf('alipay-details', account, { lines, problems });
}

const isBorder = (text: string): boolean => text.startsWith('#-') && text.includes(LIST);

function lineOf(bill: BillRows, row: Row): StatementLine | null {
  const before = bill.problems.length;
  const moment = bill.moment(row, '完成时间');
  const amount = bill.amount(row, AMOUNT);
  const fee = bill.fee(row, FEE);
  const kind = bill.cell(row, '业务类型');
  const isRefund = kind === '退款';
  if (!['交易', '退款'].includes(kind) || (isRefund ? amount.isPositive() : amount.isNegative())) {
    const message = `第 ${row.line} 行：业务类型“${kind}”与商家实收 ${amount.format()} 对不上，请重新下载账单。`;
    bill.refuse(row, '业务类型', { code: 'bank.bad-direction', message });
  }
  if (!moment || bill.problems.length > before) return null;
  const serial = bill.cell(row, isRefund ? '退款批次号/请求号' : '支付宝交易号');
  const cost = fee < 0n ? -fee : fee;
  return {
    line: row.line,
    bookedOn: moment.day,
    time: moment.time,
    amount,
    balance: null,
    serial,
    counterparty: { name: '', account: bill.cell(row, '对方账户') },
    memo: memoOf([
      bill.cell(row, '商户订单号'),
      bill.cell(row, '商品名称'),
      bill.cell(row, '备注'),
    ]),
    // Whatever sign the column has: a payment costs, a refund gives the cost back.
    fee: isRefund ? -cost : cost,
  };
}

function disagreeing(below: readonly Row[], lines: readonly StatementLine[]): StatementProblem[] {
  const paid = lines.filter(({ amount }) => !amount.isNegative());
  const refunds = lines.filter(({ amount }) => amount.isNegative());
  return [
    ...footing(below, { what: '交易合计', shape: PAID }, paid),
    ...footing(below, { what: '退款合计', shape: REFUNDED }, refunds),
  ];
}

function footing(
  below: readonly Row[],
  { what, shape }: { what: string; shape: RegExp },
  lines: readonly StatementLine[],
): StatementProblem[] {
  for (const row of below) {
    const [, count, sum] = shape.exec(plainCell(row.cells.join(','))) ?? [];
    if (count === undefined || sum === undefined) continue;
    const found = Money.sum(lines.map(({ amount }) => amount)).abs();
    const footings: Footing[] = [
      { what: `${what}笔数`, stated: count, found: String(lines.length) },
      { what, stated: amountOf(sum)?.abs().toString() ?? `“${sum}”`, found: found.toString() },
    ];
    return footingProblems(row, footings);
  }
  return [withoutFooter(below, what)];
}

function withoutFooter(rows: readonly Row[], column: string): StatementProblem {
  return {
    code: 'bank.no-footer',
    message: `账单里没有“${column}”一行，文件可能没有下载完整，请重新下载。`,
    line: rows.at(-1)?.line ?? 1,
    column,
  };
}
