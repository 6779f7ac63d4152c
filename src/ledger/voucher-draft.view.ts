import { Money } from '../shared/money';
import type { StoredLine } from './stored-lines.rules';
import type { VoucherDraft } from './voucher-drafts.queries';
import { actsOf, voucherDraftStateNames } from './voucher-drafts.rules';
import type { PostedEntry } from './verdicts.rules';

export class VoucherLineView {
  accountCode!: string;
  accountName!: string | null;
  fund!: string;
  /** Yuan; "0.00" on the other side. */
  debit!: string;
  credit!: string;
  summary!: string;
  unitId!: string | null;
  payeeId!: string | null;
  contractId!: string | null;
  budgetLineId!: string | null;
}

export class VoucherProblemView {
  code!: string;
  message!: string;
  field?: string;
  line?: number;
}

/** 待审凭证. */
export class VoucherDraftView {
  id!: string;
  version!: number;
  kind!: 'general' | 'opening' | 'reversal';
  state!: 'draft' | 'submitted' | 'returned' | 'posted';
  stateName!: string;
  bookedOn!: string;
  summary!: string;
  lines!: VoucherLineView[];
  fileIds!: string[];
  totalDebit!: string;
  totalCredit!: string;
  preparedBy!: string | null;
  reviewedBy!: string | null;
  returnReason!: string | null;
  /** The entry it takes back. */
  reversesSeq!: string | null;
  /** The entry it became. */
  entrySeq!: string | null;
  /** Why it could not be posted as it stands. */
  blockers!: VoucherProblemView[];
  /** What its state allows: edit, submit, remove, return, post; who may is a matter of rights. */
  mayDo!: string[];
  createdAt!: string;
  updatedAt!: string;
}

export class VoucherDraftPageView {
  items!: VoucherDraftView[];
  next!: string | null;
}

/** What became of a posting. */
export class PostedEntryView {
  seq!: string;
  period!: string;
  voucherNo!: number;
}

export function voucherDraftViewOf(draft: VoucherDraft): VoucherDraftView {
  const { row } = draft;
  return {
    id: row.id,
    version: row.version,
    kind: row.kind,
    state: row.state,
    stateName: voucherDraftStateNames[row.state],
    bookedOn: row.bookedOn,
    summary: row.summary,
    lines: row.lines.map((line) => lineViewOf(line, draft.accountNames)),
    fileIds: row.fileIds,
    totalDebit: sumOf(row.lines.map((line) => line.debit)),
    totalCredit: sumOf(row.lines.map((line) => line.credit)),
    preparedBy: draft.preparedByName,
    reviewedBy: draft.reviewedByName,
    returnReason: row.returnReason,
    reversesSeq: row.reversesSeq,
    entrySeq: row.entrySeq,
    blockers: draft.blockers,
    mayDo: actsOf(row.state),
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}

export function postedEntryViewOf({ seq, period, voucherNo }: PostedEntry): PostedEntryView {
  return { seq: String(seq), period, voucherNo };
}

function lineViewOf(line: StoredLine, names: ReadonlyMap<string, string>): VoucherLineView {
  return {
    accountCode: line.accountCode,
    accountName: names.get(line.accountCode) ?? null,
    fund: line.fund,
    debit: line.debit ?? '0.00',
    credit: line.credit ?? '0.00',
    summary: line.summary ?? '',
    unitId: line.unitId ?? null,
    payeeId: line.payeeId ?? null,
    contractId: line.contractId ?? null,
    budgetLineId: line.budgetLineId ?? null,
  };
}

function sumOf(amounts: readonly (string | undefined)[]): string {
  return Money.sum(amounts.map((amount) => Money.yuan(amount ?? '0'))).toString();
}
