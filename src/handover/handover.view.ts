import { GrantView } from '../community/grant.view';

/** 受托期限: which firm was, is or will be trustee. */
export class TrusteeTermView {
  no!: number;
  firm!: string;
  /** Moments, ISO 8601; null: since before the books. */
  startsAt!: string | null;
  /** The first moment at which it is trustee no more; null: no end is set. */
  endsAt!: string | null;
  isNow!: boolean;
  /** Called off before it began. */
  isWithdrawn!: boolean;
  /** 所依据的业主大会决议 */
  resolutionRef!: string | null;
  resolutionId!: string | null;
}

/** 封账: the books as they stood at the end of the term. */
export class BooksSealView {
  sealedAt!: string;
  /** Of the last entry: its place in the book, month and number; null without any. */
  lastSeq!: string;
  lastPeriod!: string | null;
  lastVoucherNo!: number | null;
  /** Σ debit of all accounts, yuan. */
  trialDebit!: string;
  /** SHA-256 over account, fund, debit and credit of every account. */
  trialRoot!: string;
  logSize!: string;
  logRoot!: string;
  fileCount!: number;
  /** SHA-256 over the hashes of all files, in order. */
  fileRoot!: string;
}

/** 交接清单, one of them. */
export class HandoverListView {
  list!: string;
  title!: string;
  /** What the new firm does with it. */
  purpose!: string;
  /** public: every line is shown to everybody; parties: only count and sum are. */
  audience!: string;
  /** What the amounts are; null: lines have none. */
  amountName!: string | null;
  lineCount!: number;
  /** Yuan */
  total!: string | null;
  /** SHA-256 of the lines; null before the end. */
  linesRoot!: string | null;
  /** accepted, exception, or null while nobody has said. */
  outcome!: 'accepted' | 'exception' | null;
  note!: string | null;
  decidedAt!: string | null;
}

export class HandoverObjectView {
  id!: string;
  kind!: string;
  kindName!: string;
  name!: string;
  quantity!: number;
  unit!: string;
  place!: string;
}

export class HandoverStepView {
  /** begin, deliver, seal, accept, confirm */
  step!: string;
  name!: string;
  /** Who does it. */
  who!: string;
  at!: string | null;
  personName!: string | null;
  note!: string | null;
  /** Not done in time. */
  isLate!: boolean;
}

/** 交接, or 清算 where nobody follows. */
export class HandoverView {
  id!: string;
  kind!: 'succession' | 'liquidation';
  kindName!: string;
  endingFirm!: string;
  nextFirm!: string | null;
  /** The first moment without the old firm, ISO 8601. */
  endsAt!: string;
  /** The same for people: 2027-01-01 00:00. */
  endsAtText!: string;
  days!: number;
  dueOn!: string;
  reason!: string;
  resolutionRef!: string | null;
  resolutionId!: string | null;
  state!: string;
  stateName!: string;
  /** Whole days after the last one; 0: in time. */
  daysLate!: number;
  /** The old firm's term ended without its having handed over. */
  wentSilently!: boolean;
  steps!: HandoverStepView[];
  /** Null before the end, or until somebody has sealed. */
  seal!: BooksSealView | null;
  /** Empty before the end: `ahead` shows those who prepare what they will be. */
  lists!: HandoverListView[];
  objects!: HandoverObjectView[];
}

export class HandoversView {
  terms!: TrusteeTermView[];
  /** The newest first. */
  items!: HandoverView[];
}

/** What the lists would be if the term ended now. */
export class HandoverAheadView {
  on!: string;
  lists!: HandoverListView[];
}

export class HandoverLineView {
  no!: number;
  name!: string;
  detail!: string;
  /** Yuan */
  amount!: string | null;
}

export class HandoverLinesView {
  list!: string;
  title!: string;
  items!: HandoverLineView[];
  /** Where the next page begins; null on the last. */
  next!: string | null;
}

/** The end is set, and who comes next is appointed from that moment on. */
export class HandoverBegunView {
  handover!: HandoverView;
  /** The next firm's manager; null where nobody follows. */
  manager!: GrantView | null;
}
