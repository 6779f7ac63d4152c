import type { Day } from '../shared/day';
import { Money } from '../shared/money';

/** What one side has and the other does not yet: a line without an entry, an entry without a line. */
export interface OpenItem {
  /** The line's id, or the entry's number in the book. */
  readonly id: string;
  readonly on: Day;
  /** What is left of it; into the account is positive. */
  readonly amount: Money;
  readonly what: string;
  /** Whom the bank names on the other side; '' for what the books have. */
  readonly otherName: string;
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
