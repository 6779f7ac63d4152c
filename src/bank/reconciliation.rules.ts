import { type Day, daysBetween, formatDay } from '../shared/day';
import { Money } from '../shared/money';

/** What one side has and the other does not yet: a line without an entry, an entry without a line. */
export interface OpenItem {
  /** The line's id, or the entry's number in the book. */
  readonly id: string;
  readonly on: Day;
  /** What is left of it; into the account is positive. */
  readonly amount: Money;
  readonly what: string;
}

/** Both sides of one account at the end of one day. */
export interface TwoSides {
  readonly day: Day;
  readonly bankBalance: Money;
  readonly bookBalance: Money;
  /** 银行已收付，企业未入账. */
  readonly bankOnly: readonly OpenItem[];
  /** 企业已入账，银行未收付. */
  readonly bookOnly: readonly OpenItem[];
}

/** 银行存款余额调节表. */
export interface Reconciliation extends TwoSides {
  /** 银行已收、企业未收. */
  readonly bankInOnly: Money;
  /** 银行已付、企业未付, as a positive amount. */
  readonly bankOutOnly: Money;
  readonly bookInOnly: Money;
  readonly bookOutOnly: Money;
  readonly bankAdjusted: Money;
  readonly bookAdjusted: Money;
  /** Zero when every fen of both sides is explained. */
  readonly difference: Money;
}

/** Each balance, with what only the other side has. */
export function reconciled(sides: TwoSides): Reconciliation {
  const bank = sumsOf(sides.bankOnly);
  const book = sumsOf(sides.bookOnly);
  const bankAdjusted = sides.bankBalance.plus(book.in).minus(book.out);
  const bookAdjusted = sides.bookBalance.plus(bank.in).minus(bank.out);
  return {
    ...sides,
    bankInOnly: bank.in,
    bankOutOnly: bank.out,
    bookInOnly: book.in,
    bookOutOnly: book.out,
    bankAdjusted,
    bookAdjusted,
    difference: bankAdjusted.minus(bookAdjusted),
  };
}

function sumsOf(items: readonly OpenItem[]): { in: Money; out: Money } {
  const amounts = items.map(({ amount }) => amount);
  return {
    in: Money.sum(amounts.filter((amount) => amount.isPositive())),
    out: Money.sum(amounts.filter((amount) => amount.isNegative())).negated(),
  };
}

/** What the public badge says of the books and the bank. */
export interface Agreement {
  /** `none`: no statement yet; `agreed`; `open`: young items under way; `differs`: red. */
  readonly state: 'none' | 'agreed' | 'open' | 'differs';
  readonly through: Day | null;
  readonly difference: Money;
  readonly openItems: number;
  readonly sentence: string;
}

/** Days an item may be under way before it counts as unexplained. */
export const UNDER_WAY_DAYS = 7;

/** Of every account of a community together; `of` is empty where no statement was taken in yet. */
export function agreementOf(of: readonly Reconciliation[]): Agreement {
  const through = of.map(({ day }) => day).reduce<Day | null>(earlier, null);
  if (through === null) {
    const sentence = '还没有导入银行对账单';
    return { state: 'none', through, difference: Money.zero, openItems: 0, sentence };
  }
  const difference = Money.sum(of.map((each) => each.difference.abs()));
  const open = of.flatMap((each) =>
    [...each.bankOnly, ...each.bookOnly].map(({ on }) => daysBetween(on, each.day)),
  );
  const old = open.filter((age) => age > UNDER_WAY_DAYS).length;
  const start = `已与银行对账至${formatDay(through)}，差额 ${difference.format()}`;
  const rest = open.length === 0 ? '' : `；${open.length} 笔未达账项`;
  const overdue = old === 0 ? '' : `，其中 ${old} 笔超过 ${UNDER_WAY_DAYS} 天仍未查明`;
  return {
    state: stateOf(difference, { open: open.length, old }),
    through,
    difference,
    openItems: open.length,
    sentence: `${start}${rest}${overdue}`,
  };
}

function stateOf(difference: Money, count: { open: number; old: number }): Agreement['state'] {
  if (!difference.isZero() || count.old > 0) return 'differs';
  return count.open > 0 ? 'open' : 'agreed';
}

const earlier = (a: Day | null, b: Day): Day => (a === null || b < a ? b : a);
