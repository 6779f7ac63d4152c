import { EntryPageQueries } from '../../src/queryable-account/entry-page.queries';
import { ExploreQueries } from '../../src/queryable-account/explore/explore.queries';
import { FlowQueries } from '../../src/queryable-account/flow.queries';
import { SearchQueries } from '../../src/queryable-account/search/search.queries';
import { period } from '../../src/shared/period';
import { clockOfTest } from '../support/books';
import type { BenchDatabase } from './bench-server';
import { type Filled, RARE_WORD, USUAL_WORD } from './fill';

type Reads = Readonly<Record<string, () => Promise<unknown>>>;

const MONTH = { from: period('2026-05'), to: period('2026-05') };
const YEAR = { from: period('2025-07'), to: period('2026-06') };
const LIMIT = 50;

/** Whole pages of the queryable account, each in its one request. */
export function accountReadsOf({ reading }: BenchDatabase, filled: Filled): Reads {
  const searches = new SearchQueries(reading, clockOfTest);
  const explores = new ExploreQueries(reading, clockOfTest);
  const flows = new FlowQueries(reading);
  const entries = new EntryPageQueries(reading);
  const anywhere = () => {
    const at = Math.floor(Math.random() * filled.communities.length);
    return { id: filled.communities[at]!, reader: { unitIds: [filled.homes[at]!] } };
  };
  const search = (q: string) => () => {
    const { id, reader } = anywhere();
    return searches.search(id, { q, limit: LIMIT }, { ...reader, shut: [] });
  };
  const latest = String(filled.entriesEach);
  return {
    'one box, rare word': search(RARE_WORD),
    'one box, usual word': search(USUAL_WORD),
    'one box, an amount': search('5670'),
    'flow of a month with its largest payments': () => {
      const { id, reader } = anywhere();
      return flows.flow(id, MONTH, reader);
    },
    'uses of a month, compared': () =>
      explores.explore(anywhere().id, { ...MONTH, side: 'out', by: 'use' }),
    'uses of a year, compared': () =>
      explores.explore(anywhere().id, { ...YEAR, side: 'out', by: 'use' }),
    'an entry as it was known at a place': () => {
      const { id, reader } = anywhere();
      return entries.entryPage(id, latest, { ...reader, asOf: latest });
    },
  };
}
