import { RIGHTS } from '../community/rights.rules';
import { OPEN_STATES } from './budget-names.rules';
import type { BudgetStanding } from './turn.rules';
import { actsNow, BUDGET_ACTS } from './turn.rules';

const DRAFT: BudgetStanding = {
  state: 'draft',
  kind: 'original',
  decidedBy: null,
  commentOpen: false,
  unanswered: 0,
  visibleComments: 0,
  inForce: false,
  settled: false,
};

it.each<[string, Partial<BudgetStanding>, string[]]>([
  ['a first draft', {}, ['edit', 'submit']],
  [
    'a draft with an open comment',
    { unanswered: 1, visibleComments: 1 },
    ['edit', 'answer', 'hide'],
  ],
  [
    'the draft of an adjustment',
    { kind: 'virement', inForce: true },
    ['edit', 'submit', 'withdraw'],
  ],
  ['in review', { state: 'review' }, ['remark', 'review', 'withdraw']],
  ['spoken to', { state: 'comment', commentOpen: true }, ['remark', 'comment', 'withdraw']],
  ['spoken to, time over', { state: 'comment' }, ['remark', 'ask-decision', 'withdraw']],
  [
    'spoken to, time over, one not answered',
    { state: 'comment', unanswered: 1, visibleComments: 2 },
    ['remark', 'answer', 'hide', 'withdraw'],
  ],
  ['before the committee', { state: 'deciding', decidedBy: 'committee' }, ['decide', 'withdraw']],
  ['before the owners', { state: 'deciding', decidedBy: 'owners' }, ['resolve', 'withdraw']],
  ['in force', { state: 'effective', inForce: true }, ['adjust']],
  [
    'in force, an adjustment refused',
    { state: 'refused', kind: 'virement', inForce: true },
    ['adjust'],
  ],
  ['accounted for', { state: 'effective', inForce: true, settled: true }, []],
])('%s', (_what, standing, acts) => {
  expect(actsNow({ ...DRAFT, ...standing }, () => true)).toEqual(acts);
});

it('offers nothing to whoever has no right', () => {
  for (const state of OPEN_STATES) {
    expect(actsNow({ ...DRAFT, state, commentOpen: true }, () => false)).toEqual([]);
  }
});

it('asks for rights the house knows', () => {
  const asked = new Set<string>();
  for (const state of [...OPEN_STATES, 'effective'] as const) {
    actsNow({ ...DRAFT, state }, (right) => {
      asked.add(right);
      return false;
    });
  }
  expect([...asked].filter((right) => !(right in RIGHTS))).toEqual([]);
  expect(BUDGET_ACTS.length).toBeGreaterThan(asked.size);
});
