import { COMMITTEE } from '../../community/posts.rules';
import type { Day } from '../../shared/day';
import type { Problem } from '../../shared/domain-error';
import type { Money } from '../../shared/money';
import { periodOf, yearOf } from '../../shared/period';
import type { Post } from '../../shared/posts';
import type { Doer } from '../spending.rules';

export const COMMITMENT_STATES = ['proposed', 'agreed', 'refused', 'ended'] as const;

export type CommitmentState = (typeof COMMITMENT_STATES)[number];

export const commitmentStateNames: Record<CommitmentState, string> = {
  proposed: '待同意',
  agreed: '履行中',
  refused: '未同意',
  ended: '已终止',
};

export type CommitmentAct = 'propose' | 'agree' | 'refuse' | 'end';

export const commitmentActNames: Record<CommitmentAct, string> = {
  propose: '提出',
  agree: '同意',
  refuse: '不同意',
  end: '终止',
};

const SELECTION_MIN = 4;

/** As much of a contract or order as decides what may be done with it. */
export interface CommitmentChain {
  readonly state: CommitmentState;
  readonly ladderBy: 'reviewer' | 'committee';
  readonly approvalsNeeded: number;
  /** Who did what, once each. */
  readonly acts: readonly { act: CommitmentAct; personId: string }[];
}

/** Who decides on this step of the ladder; above the firm's own limit the owners' side alone. */
export function decidersOf({ ladderBy }: Pick<CommitmentChain, 'ladderBy'>): readonly Post[] {
  return ladderBy === 'committee' ? COMMITTEE : ['reviewer', ...COMMITTEE];
}

export type CommitmentRefusal = 'notInTurn' | 'notYourPost' | 'samePerson';

/** Why this person may not do this now; null when she may. */
export function refusalOfAct(
  chain: CommitmentChain,
  act: Exclude<CommitmentAct, 'propose'>,
  { personId, post }: Pick<Doer, 'personId' | 'post'>,
): CommitmentRefusal | null {
  const { state, acts } = chain;
  if (act === 'end') {
    if (state !== 'proposed' && state !== 'agreed') return 'notInTurn';
    return post === 'clerk' ? null : 'notYourPost';
  }
  if (state !== 'proposed') return 'notInTurn';
  if (!decidersOf(chain).includes(post)) return 'notYourPost';
  return acts.some((done) => done.personId === personId) ? 'samePerson' : null;
}

/** The state after one more agreement. */
export function stateAfterAgreement({ approvalsNeeded, acts }: CommitmentChain): CommitmentState {
  const agreed = acts.filter(({ act }) => act === 'agree').length + 1;
  return agreed >= approvalsNeeded ? 'agreed' : 'proposed';
}

/** What decides whether a contract or order may be proposed. */
export interface Proposal {
  readonly amount: Money;
  readonly startsOn: Day;
  readonly endsOn: Day;
  readonly today: Day;
  /** 选定理由. */
  readonly selection: string;
  /** The sum of the ladder is above what is bought without comparing prices. */
  readonly selectionNeeded: boolean;
  readonly line: { name: string; year: number; open: boolean; available: Money } | null;
}

/** Every reason against it; empty when it may be proposed. */
export function blockersOfProposal(proposal: Proposal): Problem[] {
  const { startsOn, endsOn, selection, selectionNeeded } = proposal;
  return [
    ...(endsOn < startsOn
      ? [problem('term', '到期日不能早于开始日，请核对合同期限', 'endsOn')]
      : []),
    ...(selectionNeeded && selection.trim().length < SELECTION_MIN
      ? [problem('selection-missing', '这个金额请写明选定理由（比价、续签、独家等）', 'selection')]
      : []),
    ...blockersOfLine(proposal),
  ];
}

function blockersOfLine({ line, amount, today }: Proposal): Problem[] {
  if (line?.open !== true || line.year < yearOf(periodOf(today))) {
    const words = '请选择已生效预算中今年或以后年度的支出项目';
    return [problem('budget-line-unfit', words, 'budgetLineId')];
  }
  if (amount.isAtMost(line.available)) return [];
  const words =
    `预算项目“${line.name}”可用 ${line.available.formatYuan()}，本合同 ${amount.formatYuan()}，` +
    `超出 ${amount.minus(line.available).formatYuan()}；请先办理预算调剂或追加`;
  return [problem('over-budget', words, 'amount')];
}

function problem(code: string, message: string, field: string): Problem {
  return { code: `commitment.${code}`, message, field };
}
