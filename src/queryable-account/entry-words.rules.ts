import type { Day } from '../shared/day';
import { Money } from '../shared/money';
import { type Category, categoryOf } from './plain-words.rules';

/**
 * An entry in a resident's words. An entry that touches somebody's home never shows its 摘要, which
 * accountants fill with room numbers and names: it says what it is, not whose (个人信息保护法 25).
 */

export type Direction = 'in' | 'out' | 'none';

/** One account within an entry, summed over its lines; `homes` counts the units named on them. */
export interface AccountSum {
  readonly accountCode: string;
  readonly accountName: string;
  readonly fund: string;
  readonly isCash: boolean;
  readonly debit: Money;
  readonly credit: Money;
  readonly homes: number;
}

export interface EntryWords {
  readonly bookedOn: Day;
  readonly kind: string;
  readonly summary: string;
  readonly payeeName: string | null;
  readonly sums: readonly AccountSum[];
  /** The unit's label when all homes of the entry are the reader's own, else null. */
  readonly ownHome: string | null;
  /** Of a reversal: what it takes back, e.g. 2026-03 记-12号. */
  readonly reverses: string | null;
}

/** Money as a person reads it: positive with a direction; negative only where an entry is taken back. */
export interface MoneyMoved {
  readonly direction: Direction;
  readonly amount: Money;
}

/**
 * What the entry did to the trust's money. A reversal keeps the direction of what it takes back, with
 * a negative amount, so that lists and sums agree with the books. Where no money moved: the total.
 */
export function moneyMovedOf(entry: Pick<EntryWords, 'kind' | 'sums'>): MoneyMoved {
  const change = Money.sum(
    entry.sums.filter((sum) => sum.isCash).map((sum) => sum.debit.minus(sum.credit)),
  );
  if (change.isZero()) {
    return { direction: 'none', amount: Money.sum(entry.sums.map((sum) => sum.debit)) };
  }
  const isReversal = entry.kind === 'reversal';
  const direction = change.isNegative() === isReversal ? 'in' : 'out';
  return { direction, amount: isReversal ? change.abs().negated() : change.abs() };
}

/** The account that says what the money was for: the largest on the other side of the money. */
export function mainAccountOf(entry: Pick<EntryWords, 'kind' | 'sums'>): AccountSum | null {
  const { direction } = moneyMovedOf(entry);
  const side = direction === 'in' ? 'credit' : 'debit';
  const others = entry.sums.filter((sum) => !sum.isCash);
  const nominal = others.filter((sum) => /^[45]/.test(sum.accountCode));
  const candidates = direction === 'none' && nominal.length > 0 ? nominal : others;
  const size = (sum: AccountSum) =>
    direction === 'none' ? sum.debit.abs().plus(sum.credit.abs()) : sum[side].abs();
  return [...candidates].sort((a, b) => size(b).compare(size(a)))[0] ?? null;
}

const homesOf = (entry: EntryWords) => Math.max(0, ...entry.sums.map((sum) => sum.homes));

/** Whether the entry names homes that are not the reader's own: then it keeps its details to itself. */
export function concernsOthers(entry: Pick<EntryWords, 'sums' | 'ownHome'>): boolean {
  return entry.ownHome === null && entry.sums.some((sum) => sum.homes > 0);
}

/** The 摘要 that may leave the house. */
export function publicSummaryOf(entry: EntryWords): string {
  if (!concernsOthers(entry)) return entry.summary;
  const homes = homesOf(entry);
  return homes > 1 ? `${titleOf(entry)}（${homes} 户）` : titleOf(entry);
}

/** A few words for a card, e.g. 电梯维保 · 蓉梯电梯公司. */
export function titleOf(entry: EntryWords): string {
  const words = titleWithoutReversal(entry);
  return entry.kind === 'reversal' ? `冲回：${words}` : words;
}

function titleWithoutReversal(entry: EntryWords): string {
  if (entry.kind === 'opening') return '期初移交';
  if (entry.kind === 'closing') return '期末结转';
  const { direction } = moneyMovedOf(entry);
  const main = mainAccountOf(entry);
  if (!main) return '本小区账户之间转账';
  const category = categoryOf(main.accountCode);
  if (direction === 'out') return withPayee(category.useName, entry.payeeName);
  if (direction === 'in') return withPayee(category.sourceName, entry.payeeName);
  if (entry.kind === 'billing') return `应收${category.sourceName}登记`;
  return withPayee(nameOfNone(main, category), entry.payeeName);
}

/** No money moved: a receivable earned or a cost owed. */
function nameOfNone(main: AccountSum, category: Category): string {
  if (main.accountCode.startsWith('4')) return `应收${category.sourceName}登记`;
  if (main.accountCode.startsWith('5')) return `${category.useName}费用登记`;
  return main.accountName;
}

const withPayee = (words: string, payeeName: string | null) =>
  payeeName ? `${words} · ${payeeName}` : words;

/** The whole story in one sentence, e.g. 3月12日付给××电梯公司 5,670.00 元，用于3月电梯维保。 */
export function sentenceOf(entry: EntryWords): string {
  const { direction, amount } = moneyMovedOf(entry);
  const on = `${Number(entry.bookedOn.slice(5, 7))}月${Number(entry.bookedOn.slice(8))}日`;
  const yuan = `${amount.abs().format()} 元`;
  if (entry.kind === 'reversal') return sentenceOfReversal(entry, { on, yuan, direction });
  if (entry.kind === 'opening') {
    return `${on}起在本系统记账，移交进来的账目共 ${openingTotalOf(entry)} 元，附双方签字的移交清单。`;
  }
  if (direction === 'out') {
    const to = entry.payeeName ? `付给${entry.payeeName} ${yuan}` : `支出 ${yuan}`;
    return `${on}${to}，用于${purposeOf(entry)}。`;
  }
  if (direction === 'in') return `${on}${sentenceOfReceipt(entry, yuan)}`;
  if (!mainAccountOf(entry)) return `${on}在本小区自己的账户之间转了 ${yuan}，总数没有变。`;
  return `${on}记了一笔账 ${yuan}：${publicSummaryOf(entry)}。账户里的钱没有动。`;
}

function sentenceOfReceipt(entry: EntryWords, yuan: string): string {
  const main = mainAccountOf(entry);
  const what = main ? categoryOf(main.accountCode).sourceName : '款项';
  if (entry.ownHome) return `收到您家（${entry.ownHome}）交来的${what} ${yuan}。`;
  const homes = homesOf(entry);
  if (homes > 1) return `收到 ${homes} 户业主交来的${what} ${yuan}。`;
  if (homes === 1) return `收到一户业主交来的${what} ${yuan}。`;
  const from = entry.payeeName ? `${entry.payeeName}交来的` : '';
  return `收到${from}${what} ${yuan}：${entry.summary}。`;
}

function sentenceOfReversal(
  entry: EntryWords,
  said: { on: string; yuan: string; direction: Direction },
): string {
  const what = entry.reverses ?? '一张凭证';
  const effect = {
    out: `账户里加回 ${said.yuan}`,
    in: `账户里减去 ${said.yuan}`,
    none: `金额 ${said.yuan}，账户里的钱没有动`,
  }[said.direction];
  return `${said.on}用红字冲回了${what}，原来那笔不再算数，${effect}。`;
}

const openingTotalOf = (entry: EntryWords) =>
  Money.sum(entry.sums.map((sum) => sum.debit)).format();

const SAYS_IT_IS_PAID = /^(支付|付给|付讫|转付|缴纳|报销|付)/;

/** 付3月电梯维保费 → 3月电梯维保费: the sentence has said already that it was paid, and to whom. */
function purposeOf(entry: EntryWords): string {
  const main = mainAccountOf(entry);
  const words = main ? categoryOf(main.accountCode).useName : '其他支出';
  if (concernsOthers(entry)) return words;
  const withoutPayee = entry.summary.replace(entry.payeeName ?? '\u0000', '');
  const purpose = withoutPayee
    .replace(SAYS_IT_IS_PAID, '')
    .replace(/^[\s，。、：:·-]+|[\s，。、：:·-]+$/g, '');
  return purpose === '' ? words : purpose;
}
