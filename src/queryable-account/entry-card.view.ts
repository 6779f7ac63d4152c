import { categoryOf } from './plain-words.rules';
import type { EntryFacts } from './entry-cards.queries';
import {
  concernsOthers,
  type Direction,
  mainAccountOf,
  moneyMovedOf,
  publicSummaryOf,
  titleOf,
} from './entry-words.rules';

/** An entry as a card in a list: what, how much, to whom, with which evidence, who agreed. */
export class EntryCardView {
  /** Place in the community's books; the entry's address. */
  seq: string;
  bookedOn: string;
  period: string;
  voucherNo: number;
  /** A few plain words: 电梯维保 · 示例电梯公司. */
  title: string;
  /** The 摘要; of entries about other people's homes a general sentence instead. */
  summary: string;
  /** In yuan, positive; negative only where an entry is taken back (红字). */
  amount: string;
  direction: 'in' | 'out' | 'none';
  fund: string;
  /** The purpose in plain words: 电梯维保. */
  accountName: string;
  payeeName: string | null;
  thumbnailFileId: string | null;
  fileCount: number;
  kind: string;
  /** Whether a later entry took it back. */
  reversed: boolean;
  /** Posts that agreed, joined by 、; null where no approval is needed. */
  approvedBy: string | null;
}

/** The same as a plain object, which a larger view may take in. */
export type EntryCard = Pick<EntryCardView, keyof EntryCardView>;

export function entryCardViewOf(entry: EntryFacts): EntryCard {
  const { direction, amount } = moneyMovedOf(entry);
  const main = mainAccountOf(entry) ?? entry.sums[0];
  const hidden = concernsOthers(entry);
  return {
    seq: entry.seq,
    bookedOn: entry.bookedOn,
    period: entry.period,
    voucherNo: entry.voucherNo,
    title: titleOf(entry),
    summary: publicSummaryOf(entry),
    amount: amount.toString(),
    direction,
    fund: main?.fund ?? '',
    accountName: main ? purposeOf(main.accountCode, direction, main.accountName) : '',
    payeeName: entry.payeeName,
    thumbnailFileId: hidden ? null : entry.thumbnailFileId,
    fileCount: hidden ? 0 : entry.fileCount,
    kind: entry.kind,
    reversed: entry.isReversed,
    approvedBy: entry.approvedBy.length > 0 ? entry.approvedBy.join('、') : null,
  };
}

function purposeOf(accountCode: string, direction: Direction, accountName: string): string {
  if (direction === 'none') return accountName;
  const category = categoryOf(accountCode);
  return direction === 'in' ? category.sourceName : category.useName;
}
