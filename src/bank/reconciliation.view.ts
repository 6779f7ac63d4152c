import type { Suggestion } from './matching.rules';
import type { OpenItem, Reconciliation } from './reconciliation.rules';
import { shownMemo } from './shown-names.rules';

export class OpenItemView {
  /** The line's id, or the entry's number in the book */
  id!: string;
  on!: string;
  /** What is left of it; into the account is positive */
  amount!: string;
  what!: string;
}

/** 银行存款余额调节表 */
export class ReconciliationView {
  day!: string;
  bankBalance!: string;
  bookBalance!: string;
  /** 银行已收、企业未收 */
  bankInOnly!: string;
  /** 银行已付、企业未付 */
  bankOutOnly!: string;
  /** 企业已收、银行未收 */
  bookInOnly!: string;
  /** 企业已付、银行未付 */
  bookOutOnly!: string;
  bankAdjusted!: string;
  bookAdjusted!: string;
  difference!: string;
  bankOnly!: OpenItemView[];
  bookOnly!: OpenItemView[];
}

/** What confirming a settlement books */
export class SettlementSplitView {
  /** Day of the orders */
  day!: string;
  gross!: string;
  /** 手续费, an expense of that day */
  fee!: string;
}

export class SuggestionView {
  lineId!: string;
  /** Null where the voucher is made as the suggestion is confirmed */
  entrySeq!: string | null;
  split!: SettlementSplitView | null;
  amount!: string;
  rule!: string;
  /** Why, in a sentence */
  reason!: string;
}

export class SuggestionsView {
  items!: SuggestionView[];
}

export class BookedLineView {
  entrySeq!: string;
}

export class MatchedView {
  matched!: number;
}

/** `byName`: the reader may know who paid. */
export function reconciliationViewOf(table: Reconciliation, byName: boolean): ReconciliationView {
  const items = (of: readonly OpenItem[]) => of.map((item) => itemViewOf(item, byName));
  return {
    day: table.day,
    bankBalance: table.bankBalance.toString(),
    bookBalance: table.bookBalance.toString(),
    bankInOnly: table.bankInOnly.toString(),
    bankOutOnly: table.bankOutOnly.toString(),
    bookInOnly: table.bookInOnly.toString(),
    bookOutOnly: table.bookOutOnly.toString(),
    bankAdjusted: table.bankAdjusted.toString(),
    bookAdjusted: table.bookAdjusted.toString(),
    difference: table.difference.toString(),
    bankOnly: items(table.bankOnly),
    bookOnly: items(table.bookOnly),
  };
}

export function suggestionsViewOf(suggestions: readonly Suggestion[]): SuggestionsView {
  const items = suggestions.map(({ lineId, entrySeq, split, amount, rule, reason }) => ({
    lineId,
    entrySeq,
    split: split && { day: split.day, gross: split.gross.toString(), fee: split.fee.toString() },
    amount: amount.toString(),
    rule,
    reason,
  }));
  return { items };
}

function itemViewOf(item: OpenItem, byName: boolean): OpenItemView {
  const { id, on, amount, otherName } = item;
  const what = byName || otherName === '' ? item.what : shownMemo(item.what, otherName);
  return { id, on, amount: amount.toString(), what };
}
