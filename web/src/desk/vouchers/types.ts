export interface DraftLine {
  accountCode: string;
  accountName: string | null;
  fund: string;
  debit: string;
  credit: string;
  summary: string;
  unitId: string | null;
  payeeId: string | null;
  contractId: string | null;
}

export interface VoucherDraft {
  id: string;
  version: number;
  kind: 'general' | 'opening' | 'reversal';
  state: 'draft' | 'submitted' | 'returned' | 'posted';
  stateName: string;
  bookedOn: string;
  summary: string;
  lines: DraftLine[];
  fileIds: string[];
  totalDebit: string;
  totalCredit: string;
  preparedBy: string | null;
  reviewedBy: string | null;
  returnReason: string | null;
  reversesSeq: string | null;
  entrySeq: string | null;
  blockers: { code: string; message: string; field?: string; line?: number }[];
  mayDo: string[];
  createdAt: string;
  updatedAt: string;
}

export interface Posted {
  seq: string;
  period: string;
  voucherNo: number;
}
