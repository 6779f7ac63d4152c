import type { EntryDraft } from './entry.rules';
import type { VoucherDraftRow } from './ledger.entities';
import { postingOf } from './stored-lines.rules';

/** What a voucher becomes in the books; its id is its key there, so it is posted once. */
export function entryDraftOf(draft: VoucherDraftRow, reviewer: string | null): EntryDraft {
  return {
    key: `voucher:${draft.id}`,
    bookedOn: draft.bookedOn,
    kind: draft.kind,
    summary: draft.summary,
    attachmentCount: draft.fileIds.length,
    preparedBy: draft.preparedBy,
    reviewedBy: reviewer,
    postedBy: reviewer,
    ...(draft.reversesSeq === null ? {} : { reverses: BigInt(draft.reversesSeq) }),
    sourceKind: 'voucher',
    sourceId: draft.id,
    lines: draft.lines.map(postingOf),
    fileIds: draft.fileIds,
  };
}
