import { dayInShanghai } from '../../../shared/day';
import type { Day } from '../../../shared/day';
import { Money } from '../../../shared/money';
import { Rate } from '../../../shared/rate';
import type { SandboxOrder } from './sandbox-orders';

const TITLES =
  '交易时间,公众账号ID,商户号,特约商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,交易状态,付款银行,货币种类,' +
  '应结订单金额,代金券金额,微信退款单号,商户退款单号,退款金额,充值券退款金额,退款类型,退款状态,商品名称,商户数据包,' +
  '手续费,费率,订单金额,申请退款金额,费率备注';
const SUM_TITLES =
  '总交易单数,应结订单总金额,退款总金额,充值券退款总金额,手续费总金额,订单总金额,申请退款总金额';

/** 0.60 %, as merchants pay; rounded to the fen for each order. */
const FEE_RATE = Rate.of('0.006');

export const APP_ID = 'wxsandbox00000001';
export const PAYER = 'oSandboxPayer';

export const feeOf = (paid: Money): Money => paid.times(FEE_RATE);

/**
 * 交易账单 (/v3/bill/tradebill) of one merchant and one day in China, byte by byte in the firm's form:
 * UTF-8 with BOM, CRLF, a backtick before each value, the sums in the last two lines.
 */
export function tradeBillOf(orders: readonly SandboxOrder[], merchant: string, day: Day): string {
  const paid = orders
    .filter((order) => order.merchant === merchant && order.state === 'SUCCESS')
    .flatMap((order) => (order.paidAt === null ? [] : [{ ...order, paidAt: order.paidAt }]))
    .filter(({ paidAt }) => dayInShanghai(paidAt) === day)
    .toSorted((a, b) => a.paidAt.getTime() - b.paidAt.getTime());
  const sum = Money.sum(paid.map((order) => order.paid)).toString();
  const fees = Money.sum(paid.map((order) => feeOf(order.paid)));
  const sums = [String(paid.length), sum, '0.00', '0.00', fiveDecimals(fees), sum, '0.00'];
  const lines = [TITLES, ...paid.map(rowOf), SUM_TITLES, cellsOf(sums)];
  return `\uFEFF${lines.join('\r\n')}\r\n`;
}

function rowOf(order: SandboxOrder & { paidAt: Date }): string {
  const amount = order.paid.toString();
  return cellsOf([
    momentOf(order.paidAt),
    APP_ID,
    order.merchant,
    '0',
    '',
    order.transactionId,
    order.outTradeNo,
    PAYER,
    'NATIVE',
    'SUCCESS',
    'OTHERS',
    'CNY',
    amount,
    '0.00',
    '0',
    '0',
    '0.00',
    '0.00',
    '',
    '',
    order.description.replaceAll(',', '，'),
    '',
    fiveDecimals(feeOf(order.paid)),
    '0.60%',
    amount,
    '0.00',
    '',
  ]);
}

const cellsOf = (cells: readonly string[]): string => cells.map((cell) => `\`${cell}`).join(',');

const fiveDecimals = (amount: Money): string => `${amount.toString()}000`;

const SHANGHAI_AHEAD_MS = 8 * 3_600_000;

/** 2026-03-05 09:41:00, in China. */
const momentOf = (at: Date): string =>
  new Date(at.getTime() + SHANGHAI_AHEAD_MS).toISOString().slice(0, 19).replace('T', ' ');

/** 2026-03-05T09:41:00+08:00, as the firm's messages have it. */
export const chinaTimeOf = (at: Date): string => `${momentOf(at).replace(' ', 'T')}+08:00`;
