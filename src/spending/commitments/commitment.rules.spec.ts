import { day } from '../../shared/day';
import { Money } from '../../shared/money';
import type { Post } from '../../shared/posts';
import {
  blockersOfProposal,
  type CommitmentChain,
  type Proposal,
  refusalOfAct,
  stateAfterAgreement,
} from './commitment.rules';

const chain = (change: Partial<CommitmentChain> = {}): CommitmentChain => ({
  state: 'proposed',
  ladderBy: 'reviewer',
  approvalsNeeded: 1,
  acts: [{ act: 'propose', personId: 'clerk' }],
  ...change,
});
const as = (post: Post, personId: string = post) => ({ post, personId });

it.each<
  [string, CommitmentChain, 'agree' | 'refuse' | 'end', ReturnType<typeof as>, string | null]
>([
  ['the reviewer within the limit', chain(), 'agree', as('reviewer'), null],
  ['the committee within the limit', chain(), 'refuse', as('chair'), null],
  [
    'the reviewer above it',
    chain({ ladderBy: 'committee' }),
    'agree',
    as('reviewer'),
    'notYourPost',
  ],
  ['the committee above it', chain({ ladderBy: 'committee' }), 'agree', as('member'), null],
  ['whoever proposed it', chain(), 'agree', as('reviewer', 'clerk'), 'samePerson'],
  ['the cashier', chain(), 'agree', as('cashier'), 'notYourPost'],
  ['what is agreed', chain({ state: 'agreed' }), 'agree', as('reviewer'), 'notInTurn'],
  ['the end of what is agreed', chain({ state: 'agreed' }), 'end', as('clerk'), null],
  ['the end by the reviewer', chain({ state: 'agreed' }), 'end', as('reviewer'), 'notYourPost'],
  ['the end of what ended', chain({ state: 'ended' }), 'end', as('clerk'), 'notInTurn'],
  ['the end of what was refused', chain({ state: 'refused' }), 'end', as('clerk'), 'notInTurn'],
])('%s', (_what, given, act, who, refusal) => {
  expect(refusalOfAct(given, act, who)).toBe(refusal);
});

it('is agreed with the last voice the ladder asks for', () => {
  const two = chain({ ladderBy: 'committee', approvalsNeeded: 2 });
  expect(stateAfterAgreement(two)).toBe('proposed');
  const one = { ...two, acts: [...two.acts, { act: 'agree' as const, personId: 'chair' }] };
  expect(stateAfterAgreement(one)).toBe('agreed');
});

describe('a proposal', () => {
  const line = { name: '电梯维保', year: 2026, open: true, available: Money.yuan('100.00') };
  const proposal: Proposal = {
    amount: Money.yuan('100.00'),
    startsOn: day('2026-06-01'),
    endsOn: day('2026-12-31'),
    today: day('2026-06-10'),
    selection: '',
    selectionNeeded: false,
    line,
  };
  it.each<[string, Partial<Proposal>, string[]]>([
    ['for all that is left', {}, []],
    ['for a fen more', { amount: Money.yuan('100.01') }, ['commitment.over-budget']],
    ['out of next year’s budget', { line: { ...line, year: 2027 } }, []],
    ['out of last year’s', { line: { ...line, year: 2025 } }, ['commitment.budget-line-unfit']],
    ['out of no line', { line: null }, ['commitment.budget-line-unfit']],
    ['that ends before it begins', { endsOn: day('2026-05-31') }, ['commitment.term']],
    ['without a word why', { selectionNeeded: true }, ['commitment.selection-missing']],
    ['with one', { selectionNeeded: true, selection: '三家比价' }, []],
  ])('%s', (_what, change, codes) => {
    const blockers = blockersOfProposal({ ...proposal, ...change });
    expect(blockers.map(({ code }) => code)).toEqual(codes);
  });
});
