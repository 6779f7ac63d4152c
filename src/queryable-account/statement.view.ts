import { EntryCardView, entryCardViewOf } from './entry-card.view';
import type { StatementPage } from './statement.queries';

export class StatementTotalsView {
  /** In yuan, over everything that fits the filter. */
  in: string;
  out: string;
}

/** A page of the statement, newest first. */
export class StatementView {
  items: EntryCardView[];
  /** Goes back as `?cursor=`; null on the last page. */
  next: string | null;
  /** Only on the first page of a statement with a beginning. */
  totals: StatementTotalsView | null;
}

export function statementViewOf(page: StatementPage): StatementView {
  const { totals } = page;
  return {
    items: page.items.map(entryCardViewOf),
    next: page.next,
    totals: totals && { in: totals.in.toString(), out: totals.out.toString() },
  };
}
