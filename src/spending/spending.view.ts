import { SpendingEmergencyView } from './emergency.view';
import { SpendingObjectionView } from './objection.view';
import type { SpendingState } from './spending.rules';

export class PayeeNameView {
  id!: string;
  name!: string;
  /** Shown to everyone who decides (信托法 28). */
  relatedParty!: boolean;
}

export class SpendingFileView {
  id!: string;
  name!: string;
  mediaType!: string;
  size!: number;
  sha256!: string;
  publicSha256!: string;
  thumbnail!: boolean;
  width!: number | null;
  height!: number | null;
}

export class QuoteView {
  supplier!: string;
  amount!: string;
  file!: SpendingFileView;
}

export class InvoiceView {
  code!: string | null;
  number!: string;
  total!: string;
}

/** What the contract's ladder asks of this request; null before it is submitted. */
export class LadderOfSpendingView {
  by!: 'reviewer' | 'committee';
  approvals!: number;
  consultationDays!: number;
  /** The amount with its sisters of thirty days, on which the ladder was judged. */
  basis!: string;
  contractVersion!: number;
}

export class SpendingActView {
  act!: string;
  actName!: string;
  personName!: string;
  post!: string;
  postName!: string;
  party!: string;
  at!: string;
  note!: string;
  version!: number;
  /** Done to a version that was edited afterwards. */
  voided!: boolean;
}

export class PaymentOrderView {
  bankAccountId!: string;
  bankAccountName!: string;
  /** Of the trust's own account. */
  accountTail!: string;
  payeeAccountName!: string;
  payeeBankName!: string;
  payeeAccountTail!: string;
  /** In full for the cashier who types it into the bank; null for everyone else. */
  payeeAccountNo!: string | null;
  paidOn!: string | null;
  bankReference!: string | null;
  /** 银行已付: the day of the bank's own line; null until it is matched */
  bankAgreedOn!: string | null;
}

export class WaitingForView {
  who!: string[];
  what!: string;
  since!: string;
}

export class BlockerView {
  code!: string;
  message!: string;
  field?: string;
}

/** 预算项目 of a request: what it had before, and has after it. Amounts in yuan. */
export class LineOfSpendingView {
  lineId!: string;
  name!: string;
  year!: number;
  availableBefore!: string;
  availableAfter!: string;
}

/** The contract or order it is one under. */
export class CommitmentOfSpendingView {
  id!: string;
  number!: string;
  title!: string;
  /** What its requests have not asked for yet; a submitted request is counted. */
  rest!: string;
}

/** 一笔支出 as those who work on it see it. */
export class SpendingView {
  id!: string;
  number!: string;
  version!: number;
  state!: SpendingState;
  stateName!: string;
  reason!: string;
  payee!: PayeeNameView;
  amount!: string;
  fund!: string;
  accountCode!: string;
  accountName!: string;
  budgetLine!: LineOfSpendingView | null;
  commitment!: CommitmentOfSpendingView | null;
  /** 应急; null for every other request. */
  emergency!: SpendingEmergencyView | null;
  /** 公示异议; null without a window. */
  objection!: SpendingObjectionView | null;
  occurredOn!: string;
  files!: SpendingFileView[];
  quotes!: QuoteView[];
  quotesExempt!: string;
  invoice!: InvoiceView | null;
  ladderStep!: LadderOfSpendingView | null;
  consultationEndsOn!: string | null;
  /** Acts on the current version. */
  acts!: SpendingActView[];
  order!: PaymentOrderView | null;
  entrySeq!: string | null;
  waitingFor!: WaitingForView | null;
  /** What the caller may do now: edit submit withdraw review approve order release pay revoke. */
  mayDo!: string[];
  blockers!: BlockerView[];
  createdAt!: string;
  updatedAt!: string;
}

export class SpendingDetailView extends SpendingView {
  /** Acts on every version, oldest first. */
  history!: SpendingActView[];
}

export class SpendingPageView {
  items!: SpendingView[];
  next!: string | null;
}

/** The id of what was just made. */
export class MadeView {
  id!: string;
}

export class EffectiveView {
  /** From when the new account can be paid. */
  effectiveAt!: string;
}

export class PaidView {
  entrySeq!: string;
  period!: string;
  voucherNo!: number;
}

export class PayeeView {
  id!: string;
  name!: string;
  creditCode!: string | null;
  accountName!: string;
  bankName!: string;
  accountTail!: string;
  relatedParty!: boolean;
  relatedNote!: string;
  /** The account cannot be paid yet: a change waits for its second person or for its day. */
  bankChange!: BankChangeView | null;
}

export class BankChangeView {
  id!: string;
  bankName!: string;
  accountTail!: string;
  reason!: string;
  proposedByName!: string;
  proposedAt!: string;
  confirmedByName!: string | null;
  /** From when the new account can be paid; null while unconfirmed. */
  effectiveAt!: string | null;
  /** Whether the caller may confirm it. */
  mayConfirm!: boolean;
}

export class PayeesView {
  items!: PayeeView[];
  next!: string | null;
}
