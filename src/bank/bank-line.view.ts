import type { LineWithMatches } from './bank-lines.queries';
import { shownMemo, shownName } from './shown-names.rules';

/** What a line is, or a part of it. */
export class BankLineMatchView {
  matchId!: string;
  entrySeq!: string;
  period!: string;
  voucherNo!: number;
  summary!: string;
  amount!: string;
  rule!: string;
  /** Why, in a sentence */
  reason!: string;
  by!: string;
  at!: string;
}

/** 一笔银行明细 */
export class BankLineView {
  lineId!: string;
  bookedOn!: string;
  /** HH:MM:SS, empty where the bank does not say */
  time!: string;
  /** Into the account is positive */
  amount!: string;
  balance!: string | null;
  /** Persons are masked for those who need not know them */
  otherName!: string;
  otherTail!: string;
  memo!: string;
  serial!: string;
  statementId!: string;
  /** Place in its file, oldest first */
  position!: number;
  /** What no voucher is given to yet */
  open!: string;
  matches!: BankLineMatchView[];
}

export class BankLinesView {
  items!: BankLineView[];
  next!: string | null;
}

/** `byName`: the reader may know who paid. */
export function bankLineViewOf(line: LineWithMatches, byName: boolean): BankLineView {
  const { otherName, memo, matches } = line;
  return {
    ...line,
    otherName: byName ? otherName : shownName(otherName),
    memo: byName ? memo : shownMemo(memo, otherName),
    matches: matches.map((match) => ({ ...match, at: match.at.toISOString() })),
  };
}
