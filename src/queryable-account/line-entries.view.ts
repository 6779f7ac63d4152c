import type { Page } from '../platform/http/page';
import { EntryCardView, entryCardViewOf } from './entry-card.view';
import type { LineEntry } from './line-entries.queries';

/** An entry behind a budget line's figure. */
export class LineEntryView {
  entry: EntryCardView;
  /** In yuan, what of it stands on the line; negative where something is taken back. */
  charged: string;
  /** False: charged to no line, so the first line of its account bears it. */
  chosen: boolean;
}

export class LineEntriesView {
  items: LineEntryView[];
  /** Goes back as `?cursor=`; null on the last page. */
  next: string | null;
}

export function lineEntriesViewOf(page: Page<LineEntry>): LineEntriesView {
  return {
    items: page.items.map(({ entry, charged, chosen }) => ({
      entry: entryCardViewOf(entry),
      charged: charged.toString(),
      chosen,
    })),
    next: page.next,
  };
}
