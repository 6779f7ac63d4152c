import { ledgerErrors } from '../ledger/ledger.errors';
import type { VoucherContent } from '../ledger/voucher-drafts.service';
import { day } from '../shared/day';
import type { Day } from '../shared/day';
import type { VoucherContentDto } from './vouchers.dto';

const ENTRY_SEQ = /^[1-9]\d{0,17}$/;

/** The shape was checked at the door; here its texts get their types. */
export function contentOf({
  bookedOn,
  summary,
  lines,
  fileIds,
}: VoucherContentDto): VoucherContent {
  return {
    bookedOn: day(bookedOn),
    summary,
    lines,
    fileIds: [...new Set(fileIds)],
  };
}

export function bookedOnOf(body: { bookedOn: string }): Day {
  return day(body.bookedOn);
}

/** @throws DomainError notFound `ledger.entry-not-found`: what is no number is no entry either. */
export function entrySeqOf(text: string): bigint {
  if (!ENTRY_SEQ.test(text)) throw ledgerErrors.entryNotFound();
  return BigInt(text);
}
