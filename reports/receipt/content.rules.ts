import { type Day, formatDay } from '../../src/shared/day';
import { Money } from '../../src/shared/money';
import { moneyInWords } from '../../src/shared/money-in-words';
import { formatPeriod, type Period } from '../../src/shared/period';

/** What a receipt was for: bills of one fee, money kept in advance, a deposit. */
export interface ReceiptItem {
  readonly name: string;
  /** First and last month of the bills it paid; null for what belongs to no month. */
  readonly months: { readonly from: Period; readonly to: Period } | null;
  readonly amount: Money;
}

/** One receipt, as the books have it: input of the printed 收款收据. */
export interface ReceiptFacts {
  readonly communityName: string;
  readonly trusteeName: string;
  /** SJ2026-000012. */
  readonly number: string;
  readonly receivedOn: Day;
  /** "3栋2单元301"; null for money nobody has claimed. */
  readonly payer: string | null;
  readonly method: string;
  /** The bank's or the slip's number; '' for cash. */
  readonly reference: string;
  readonly items: readonly ReceiptItem[];
  readonly amount: Money;
  /** 2026-03 记-12号. */
  readonly voucher: string;
  /** Names as published. */
  readonly cashier: string;
  readonly cancelledOn: Day | null;
  /** Where anyone may ask whether this paper is genuine. */
  readonly checkUrl: string;
}

export interface ReceiptContent {
  readonly title: string;
  readonly unit: string;
  readonly date: string;
  readonly number: string;
  readonly payer: string;
  /** Always ROWS of them; null is an empty row. */
  readonly rows: readonly ({ name: string; months: string; amount: string } | null)[];
  readonly total: { words: string; figure: string };
  readonly paidBy: string;
  readonly voucher: string;
  readonly signatures: readonly string[];
  readonly notes: readonly string[];
  /** Across the sheet when the receipt was taken back. */
  readonly stamp: string | null;
  readonly checkUrl: string;
}

export const ROWS = 5;

/**
 * 收款收据: everything on the sheet, as text (会计基础工作规范 48: name, day, payer, what for, figures in
 * words and digits, who took it).
 * @throws plain Error when the items do not come to the amount.
 */
export function receiptContent(facts: ReceiptFacts): ReceiptContent {
  const sum = Money.sum(facts.items.map(({ amount }) => amount));
  if (!sum.equals(facts.amount)) throw new Error(`receipt ${facts.number} does not add up`);
  const rows = fewer(facts.items).map(rowOf);
  const reference = facts.reference === '' ? '' : `（${facts.reference}）`;
  return {
    title: '收 款 收 据',
    unit: `${facts.communityName}信托（受托人 ${facts.trusteeName}）`,
    date: formatDay(facts.receivedOn),
    number: `No. ${facts.number}`,
    payer: facts.payer === null ? '今收到：待查款项，付款人未明' : `今收到：${facts.payer}`,
    rows: [...rows, ...Array.from({ length: ROWS - rows.length }, () => null)],
    total: { words: moneyInWords(facts.amount), figure: `¥${facts.amount.format()}` },
    paidBy: `收款方式：${facts.method}${reference}`,
    voucher: `入账凭证：${facts.voucher}`,
    signatures: [`收款单位（盖章）：${facts.trusteeName}`, `收款人：${facts.cashier}`],
    notes: [
      '本收据随凭证存证，号码连续；扫码可核对真伪，核对页不显示住户信息。',
      '本收据不是税务发票，需要发票请向收款单位索取。',
    ],
    stamp: facts.cancelledOn === null ? null : `已于 ${formatDay(facts.cancelledOn)} 作废`,
    checkUrl: facts.checkUrl,
  };
}

/** What does not fit becomes one row: the sum stays whole. */
function fewer(items: readonly ReceiptItem[]): readonly ReceiptItem[] {
  if (items.length <= ROWS) return items;
  const rest = items.slice(ROWS - 1);
  const amount = Money.sum(rest.map((item) => item.amount));
  return [...items.slice(0, ROWS - 1), { name: `其他 ${rest.length} 项`, months: null, amount }];
}

const rowOf = ({ name, months, amount }: ReceiptItem) => ({
  name,
  months: monthsOf(months),
  amount: amount.format(),
});

function monthsOf(months: ReceiptItem['months']): string {
  if (months === null) return '';
  const { from, to } = months;
  return from === to ? formatPeriod(from) : `${formatPeriod(from)}至${formatPeriod(to)}`;
}
