import type { Page } from '../../platform/http/page';
import { EntryCardView, entryCardViewOf } from '../entry-card.view';
import type { UseEntry } from './use-entries.queries';

/** A voucher behind a use. */
export class MyUseEntryView extends EntryCardView {
  /** In yuan, what of the voucher stands on this use; negative where something is taken back. */
  charged: string;
  /** In yuan, this home's part; all vouchers' together are its share of the use. */
  share: string;
  /** Who was paid: a company, a person, or someone related to the trustee. */
  payeeKind: 'company' | 'person' | 'related' | null;
}

export class MyUseEntriesView {
  items: MyUseEntryView[];
  /** Goes back as `?cursor=`; null on the last page. */
  next: string | null;
}

export function useEntriesViewOf(page: Page<UseEntry>): MyUseEntriesView {
  return {
    items: page.items.map(({ entry, charged, share, payeeKind }) => ({
      ...entryCardViewOf(entry),
      charged: charged.toString(),
      share: share.toString(),
      payeeKind,
    })),
    next: page.next,
  };
}
