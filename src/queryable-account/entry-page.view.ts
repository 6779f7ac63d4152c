import { maskedKindsOf } from '../evidence/mask.rules';
import { MaskedKindView } from '../evidence/masked.view';
import { Money } from '../shared/money';
import { moneyInWords } from '../shared/money-in-words';
import { EntryCardView, entryCardViewOf } from './entry-card.view';
import type { EntryFile, EntryInFull, EntryPage, LinkedEntry } from './entry-page.queries';
import { EvidenceChainView } from './evidence-chain/evidence-chain.view';
import { publicSummaryOf, sentenceOf } from './entry-words.rules';

export class EntryLineView {
  accountCode: string;
  accountName: string;
  fund: string;
  /** In yuan; "0.00" on the other side; negative where red. */
  debit: string;
  credit: string;
  summary: string;
  payeeName: string | null;
  /** How many homes stand behind the line; their shares are shown to themselves only. */
  homes: number;
  /** Set when the line is the reader's own home. */
  ownHome: string | null;
}

export class VoucherPersonView {
  name: string;
  postName: string;
}

export class EntryPeopleView {
  /** Null: made by the system from an approved document (机制凭证). */
  preparedBy: VoucherPersonView | null;
  reviewedBy: VoucherPersonView | null;
  postedBy: VoucherPersonView | null;
  cashier: VoucherPersonView | null;
}

export class ChainStepView {
  step: string;
  stepName: string;
  postName: string;
  personName: string | null;
  at: string;
  note: string;
}

/** A piece of evidence: its public copy is at `files/:id`. */
export class EntryFileView {
  id: string;
  name: string;
  mediaType: string;
  /** Bytes of the original. */
  size: number;
  /** Fingerprint of the original, which stays sealed, and of the public copy. */
  sha256: string;
  publicSha256: string;
  thumbnail: boolean;
  width: number | null;
  height: number | null;
  /** 已遮盖: by kind; empty where nothing is hidden on the public copy. */
  masked: MaskedKindView[];
  /** Which public copy this is; 0: the one made when the file came in. */
  copyNo: number;
  maskedAt: string | null;
}

export class LinkedEntryView {
  seq: string;
  period: string;
  voucherNo: number;
  bookedOn: string;
}

export class BalanceAfterView {
  /** What the trust, and the fund, held right after this entry, in yuan. */
  total: string;
  fund: string;
}

/** 一笔账, as the account knows it; what was asked about it stands beside it in the door. */
export class EntryAccountView extends EntryCardView {
  /** The whole entry in one plain sentence. */
  sentence: string;
  lines: EntryLineView[];
  /** Σ debit = Σ credit, in yuan. */
  total: string;
  totalInWords: string;
  people: EntryPeopleView;
  chain: ChainStepView[];
  files: EntryFileView[];
  reverses: LinkedEntryView | null;
  reversedBy: LinkedEntryView | null;
  balanceAfter: BalanceAfterView;
  attachmentCount: number;
  postedAt: string;
  spendingId: string | null;
  /** 银行已收付: the day of the bank's own line; null until it is matched in full. */
  bankAgreedOn: string | null;
  /** 证据链 */
  evidence: EvidenceChainView;
}

/** The same as a plain object, beside which the door puts the questions. */
export type EntryAccount = Pick<EntryAccountView, keyof EntryAccountView>;

export function entryPageViewOf(page: EntryInFull): EntryAccount {
  const { entry } = page;
  const total = Money.sum(page.lines.map((line) => line.debit));
  return {
    ...entryCardViewOf(entry),
    sentence: sentenceOf(entry),
    lines: linesViewOf(page),
    total: total.toString(),
    totalInWords: moneyInWords(total),
    people: page.people,
    chain: page.chain.map((step) => ({ ...step, at: step.at.toISOString() })),
    files: page.files.map(fileViewOf),
    reverses: linkViewOf(page.reverses),
    reversedBy: linkViewOf(page.reversedBy),
    balanceAfter: {
      total: page.balanceAfter.total.toString(),
      fund: page.balanceAfter.fund.toString(),
    },
    attachmentCount: entry.attachmentCount,
    postedAt: page.postedAt.toISOString(),
    bankAgreedOn: page.bankAgreedOn,
    evidence: page.evidence,
    spendingId: entry.sourceKind === 'spending' ? entry.sourceId : null,
  };
}

function fileViewOf({ maskedAt, kinds, ...file }: EntryFile): EntryFileView {
  return { ...file, masked: maskedKindsOf(kinds), maskedAt: maskedAt?.toISOString() ?? null };
}

function linesViewOf({ entry, lines }: EntryPage): EntryLineView[] {
  const general = publicSummaryOf(entry);
  return lines.map((line) => ({
    ...line,
    debit: line.debit.toString(),
    credit: line.credit.toString(),
    summary: line.summary === '' ? general : line.summary,
  }));
}

const linkViewOf = (linked: LinkedEntry | null): LinkedEntryView | null =>
  linked && { ...linked, seq: linked.seq };
