/** 开放式预算: the words of the trade for kinds, states and steps. */
export const BUDGET_FUNDS = ['F1', 'F2', 'F3', 'F5'] as const;
export type BudgetFund = (typeof BUDGET_FUNDS)[number];

export type BudgetSide = 'income' | 'expense';

export const ADJUSTMENT_KINDS = ['virement', 'supplement', 'contingency'] as const;
export type AdjustmentKind = (typeof ADJUSTMENT_KINDS)[number];
export type VersionKind = 'original' | AdjustmentKind;

export const kindNames: Record<VersionKind, string> = {
  original: '年度预算',
  virement: '调剂',
  supplement: '追加预算',
  contingency: '动用预备费',
};

/** The open ones first: only one version of a budget is in one of these. */
export const OPEN_STATES = ['draft', 'review', 'comment', 'deciding'] as const;
export type VersionState =
  (typeof OPEN_STATES)[number] | 'effective' | 'superseded' | 'refused' | 'withdrawn';

export const versionStateNames: Record<VersionState, string> = {
  draft: '编制中',
  review: '业委会审阅',
  comment: '公开征求意见',
  deciding: '待决定',
  effective: '生效',
  superseded: '已被新版本替代',
  refused: '未通过',
  withdrawn: '已撤回',
};

/** A budget as a whole: what its current text is, until one is in force; then that. */
export type BudgetState = VersionState | 'settled';

export const budgetStateNames: Record<BudgetState, string> = {
  ...versionStateNames,
  effective: '执行中',
  settled: '已决算',
};

export const STEPS = [
  'create',
  'submit',
  'accept',
  'return',
  'ask-decision',
  'agree',
  'decline',
  'resolve',
  'withdraw',
] as const;
export type Step = (typeof STEPS)[number];

export const stepNames: Record<Step | 'effect', string> = {
  create: '编制',
  submit: '提交业委会审阅',
  accept: '审阅通过，公开征求意见',
  return: '退回修改',
  'ask-decision': '意见答复完毕，提请决定',
  agree: '委员同意',
  decline: '委员不同意',
  resolve: '登记业主大会决议',
  withdraw: '撤回',
  effect: '生效',
};

export function isOpenState(state: VersionState): boolean {
  return OPEN_STATES.some((each) => each === state);
}

/** What may be changed without asking everybody: decided by the committee alone, within limits. */
export function isSmall(kind: VersionKind): boolean {
  return kind === 'virement' || kind === 'contingency';
}
