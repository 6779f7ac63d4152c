import type { AdjustmentKind, VersionState } from './budget-names.rules';
import { isOpenState } from './budget-names.rules';

export const BUDGET_ACTS = [
  'edit',
  'submit',
  'remark',
  'review',
  'comment',
  'answer',
  'hide',
  'ask-decision',
  'decide',
  'resolve',
  'adjust',
  'withdraw',
] as const;
export type BudgetAct = (typeof BUDGET_ACTS)[number];

/** As much of a budget as decides what may happen next. Of its newest version. */
export interface BudgetStanding {
  readonly state: VersionState;
  readonly kind: 'original' | AdjustmentKind;
  readonly decidedBy: 'committee' | 'owners' | null;
  /** The days of comment run. */
  readonly commentOpen: boolean;
  readonly unanswered: number;
  /** Comments that can still be hidden. */
  readonly visibleComments: number;
  readonly inForce: boolean;
  readonly settled: boolean;
}

export type BudgetRight =
  | 'budget.draft'
  | 'budget.submit'
  | 'budget.remark'
  | 'budget.review'
  | 'budget.comment'
  | 'budget.answer'
  | 'budget.hide'
  | 'budget.decide';

type Turn = Readonly<{ right: BudgetRight; when: (of: BudgetStanding) => boolean }>;

/** THE table: who may do what, and when. The doors ask for the same rights, the steps for the same states. */
const TURNS: Readonly<Record<BudgetAct, Turn>> = {
  edit: { right: 'budget.draft', when: ({ state }) => state === 'draft' },
  submit: {
    right: 'budget.submit',
    when: ({ state, unanswered }) => state === 'draft' && unanswered === 0,
  },
  remark: {
    right: 'budget.remark',
    when: ({ state }) => state === 'review' || state === 'comment',
  },
  review: { right: 'budget.review', when: ({ state }) => state === 'review' },
  comment: { right: 'budget.comment', when: ({ commentOpen }) => commentOpen },
  answer: { right: 'budget.answer', when: ({ unanswered }) => unanswered > 0 },
  hide: { right: 'budget.hide', when: ({ visibleComments }) => visibleComments > 0 },
  'ask-decision': {
    right: 'budget.submit',
    when: ({ state, commentOpen, unanswered }) =>
      state === 'comment' && !commentOpen && unanswered === 0,
  },
  decide: {
    right: 'budget.decide',
    when: ({ state, decidedBy }) => state === 'deciding' && decidedBy === 'committee',
  },
  resolve: {
    right: 'budget.decide',
    when: ({ state, decidedBy }) => state === 'deciding' && decidedBy === 'owners',
  },
  adjust: {
    right: 'budget.draft',
    when: ({ state, inForce, settled }) => inForce && !settled && !isOpenState(state),
  },
  withdraw: {
    right: 'budget.submit',
    when: ({ state, kind }) => (state === 'draft' ? kind !== 'original' : isOpenState(state)),
  },
};

/** Every act that someone with these rights may do now, in the order of the table. */
export function actsNow(of: BudgetStanding, may: (right: BudgetRight) => boolean): BudgetAct[] {
  return BUDGET_ACTS.filter((act) => may(TURNS[act].right) && TURNS[act].when(of));
}
