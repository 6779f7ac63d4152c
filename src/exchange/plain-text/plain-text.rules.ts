import type { Day } from '../../shared/day';
import type { Money } from '../../shared/money';

/** What a plain-text ledger is made of, in the order in which it is written: by day. */
export interface PlainPosting {
  readonly account: string;
  /** Into the account is positive. */
  readonly amount: Money;
  readonly fund: string;
  /** Where it says more than the transaction. */
  readonly note: string | null;
}

export interface PlainTransaction {
  readonly on: Day;
  /** 2026-03-0012, or a word for what is not a voucher: 期初. */
  readonly code: string;
  readonly payee: string | null;
  readonly summary: string;
  readonly postings: readonly PlainPosting[];
}

/** What an account has to stand at, at the end of a day. */
export interface PlainAssertion {
  readonly account: string;
  readonly amount: Money;
}

export interface PlainCheck {
  readonly on: Day;
  /** What the numbers come from: a bank statement, the stored sums. */
  readonly says: string;
  /** One line each, for whoever reads along. */
  readonly remarks: readonly string[];
  readonly assertions: readonly PlainAssertion[];
}

export interface PlainAccount {
  readonly name: string;
  readonly code: string;
  readonly title: string;
}

export interface PlainHead {
  readonly title: string;
  readonly firstDay: Day;
  readonly accounts: readonly PlainAccount[];
  readonly remarks: readonly string[];
}

/** One of the three languages. */
export interface PlainDialect {
  readonly head: (head: PlainHead) => string;
  readonly transaction: (transaction: PlainTransaction) => string;
  readonly check: (check: PlainCheck) => string;
}

export const CURRENCY = 'CNY';

/** "1234.50 CNY", right-aligned in its column. */
export function amountText(amount: Money): string {
  return `${amount.toString().padStart(AMOUNT_WIDTH)} ${CURRENCY}`;
}

const AMOUNT_WIDTH = 16;
