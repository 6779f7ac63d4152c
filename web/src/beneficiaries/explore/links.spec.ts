import type { ExploredItem } from '../../shared/api/types';
import { entriesOf } from './links';

const ASKED = { range: { from: '2026-01', to: '2026-03' }, side: 'out', fund: '' };
const item = (link: ExploredItem['link']) => ({ link }) as ExploredItem;

describe('a figure leads to its entries', () => {
  it.each([
    ['use', 'lift', '/statement?from=2026-01&to=2026-03&use=lift'],
    ['payee', 'p', '/statement?from=2026-01&to=2026-03&payee=p&direction=out'],
    ['budget-line', 'l', '/statement?from=2026-01&to=2026-03&line=l&direction=out'],
    ['month', '2026-02', '/statement?from=2026-02&to=2026-02&direction=out'],
  ])('%s', (kind, id, page) => {
    expect(entriesOf(item({ kind, id, parent: null }), ASKED)).toBe(page);
  });

  it('of nobody in particular to none', () => {
    expect(entriesOf(item(null), ASKED)).toBeNull();
  });
});
