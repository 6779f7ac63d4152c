import type { ExploredItem } from '../../shared/api/types';
import type { Range } from '../flow/range';

interface Asked {
  range: Range;
  side: string;
  fund: string;
}

const FILTERS: Readonly<Record<string, string>> = {
  use: 'use',
  source: 'source',
  payee: 'payee',
  'budget-line': 'line',
};

/** The statement, narrowed to the entries behind a figure; null where nobody is named. */
export function entriesOf({ link }: ExploredItem, { range, side, fund }: Asked): string | null {
  if (!link) return null;
  const params = new URLSearchParams(
    link.kind === 'month' ? { from: link.id, to: link.id } : { from: range.from, to: range.to },
  );
  const filter = FILTERS[link.kind];
  if (filter) params.set(filter, link.id);
  if (filter !== 'use' && filter !== 'source') params.set('direction', side);
  if (fund) params.set('fund', fund);
  return `/statement?${params.toString()}`;
}
