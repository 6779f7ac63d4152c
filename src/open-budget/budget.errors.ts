import { conflict, forbidden, invalid, notFound } from '../shared/domain-error';
import type { DomainError } from '../shared/domain-error';
import type { Day } from '../shared/day';
import { formatDay } from '../shared/day';
import type { Money } from '../shared/money';

/** Every way a budget can be refused. The sentence says what happened and what to do next. */
export const budgetErrors = {
  unknown: () => notFound('open-budget.unknown', '没有找到这份预算，请返回预算列表重新选择。'),
  versionUnknown: () =>
    notFound('open-budget.version-unknown', '这份预算没有这个版本，请从版本列表中选择。'),
  commentUnknown: () =>
    notFound('open-budget.comment-unknown', '没有找到这条意见，请刷新页面后重试。'),
  onceAYear: () =>
    conflict(
      'open-budget.once-a-year',
      '这个基金在这一年已经有一份预算了，请打开它继续编制，不要另建一份。',
    ),
  notInTurn: (stateName: string) =>
    conflict(
      'open-budget.not-in-turn',
      `预算现在的状态是“${stateName}”，不能办理这一步；请刷新页面查看最新进度。`,
    ),
  draftMoved: () =>
    conflict(
      'open-budget.draft-moved',
      '这份草稿已被他人修改或提交，为避免覆盖，本次未保存。请刷新后在最新内容上修改。',
    ),
  otherText: () =>
    conflict(
      'open-budget.other-text',
      '预算内容已经变更，您看到的不是最新文本；请刷新后重新核对再办理。',
    ),
  accountOfSide: () =>
    invalid(
      'open-budget.account-of-side',
      '收入项目只能用收入科目，支出项目只能用支出科目；请改选科目。',
    ),
  lineUnknown: () =>
    invalid('open-budget.line-unknown', '这个项目不在这一版预算中，请刷新页面后重新选择。'),
  fileUnknown: () =>
    invalid('open-budget.file-unknown', '有附件不存在或不属于这个小区，请重新上传后保存。'),
  sourceUnknown: () =>
    invalid('open-budget.source-unknown', '没有找到要复制的预算，请重新选择来源。'),
  unanswered: (count: number) =>
    conflict(
      'open-budget.unanswered',
      `还有 ${count} 条公开意见没有答复；请逐条答复后再办理这一步。`,
      { count },
    ),
  commentsOpen: (endsOn: Day) =>
    conflict(
      'open-budget.comments-open',
      `公开征求意见到 ${formatDay(endsOn)} 为止，次日起才能提请决定。`,
      { endsOn },
    ),
  commentsClosed: () =>
    conflict('open-budget.comments-closed', '现在不在公开征求意见期内，暂时不能提交意见。'),
  commentsEnough: (most: number) =>
    conflict(
      'open-budget.comments-enough',
      `一个人对同一版预算最多提 ${most} 条意见，您已经提满；请等待受托人答复。`,
      { most },
    ),
  answeredAlready: () =>
    conflict('open-budget.answered-already', '这条意见已经答复过了，请刷新页面查看。'),
  hiddenAlready: () => conflict('open-budget.hidden-already', '这条意见已经隐藏，请刷新页面查看。'),
  hiddenComment: () =>
    conflict('open-budget.comment-hidden', '这条意见已被业委会隐藏，不需要再答复。'),
  reasonNeeded: () => invalid('open-budget.reason-needed', '请写明理由（至少两个字）。'),
  ownersDecide: () =>
    conflict(
      'open-budget.owners-decide',
      '信托合同约定预算由业主大会表决：请先发起业主大会决议，通过后在这里登记决议。',
    ),
  committeeDecides: () =>
    conflict(
      'open-budget.committee-decides',
      '这一版由业委会决定，不需要登记业主大会决议；请委员直接表示同意或不同意。',
    ),
  resolutionOther: () =>
    invalid(
      'open-budget.resolution-other',
      '这份业主大会决议不是关于这一版预算的，或尚未结束表决；请核对决议的标的和结果。',
    ),
  saidAlready: () => conflict('open-budget.said-already', '您已经对这一版预算表过态了，不能再改。'),
  notInForce: () =>
    conflict('open-budget.not-in-force', '预算还没有生效，不需要调整：请直接修改草稿。'),
  oneAtATime: () =>
    conflict(
      'open-budget.one-at-a-time',
      '这份预算有一次调整正在办理，一次只能办理一项；请先办完或撤回它。',
    ),
  settled: () =>
    conflict('open-budget.settled', '这份预算已经决算，不能再调整；请在下一年度的预算中安排。'),
  draftNotWithdrawn: () =>
    conflict('open-budget.draft-not-withdrawn', '年度预算的草稿不用撤回，直接修改后提交即可。'),
  lineBelowSpent: (name: string, covered: Money) =>
    conflict(
      'open-budget.line-below-spent',
      `“${name}”已支出和已承诺 ${covered.toString()} 元，不能调到这个数额以下；请减少从它调出的金额。`,
      { covered: covered.toString() },
    ),
  coversSpent: () =>
    conflict(
      'open-budget.line-below-spent',
      '有项目的新预算数低于它已支出和已承诺的金额；请减少从它调出的金额后重新提交。',
    ),
  beyondLimits: () =>
    conflict(
      'open-budget.beyond-limits',
      '这次调整超出了信托合同约定的限额；请减少金额，或改为追加预算重新征求意见。',
    ),
  grantNeeded: () =>
    forbidden('open-budget.grant-needed', '这一步要由任期内的任职人员办理，请先登记您的职务。'),
  outOfTime: () =>
    conflict('open-budget.out-of-time', '这一步的时间早于上一步，请检查服务器时间后再试。'),
} satisfies Record<string, (...args: never[]) => DomainError>;

const changed = () => budgetErrors.notInTurn('已变更');

/** What the database's own refusals mean to a person: races, and writers that bypass the rules. */
export const budgetConstraintMessages: Record<string, () => DomainError> = {
  budget_once_a_year: budgetErrors.onceAYear,
  budget_version_one_open: budgetErrors.oneAtATime,
  budget_version_of_base: budgetErrors.oneAtATime,
  budget_content_of_draft: budgetErrors.draftMoved,
  budget_content_account_of_side: budgetErrors.accountOfSide,
  budget_line_content_account: budgetErrors.accountOfSide,
  budget_step_of_this_text: budgetErrors.otherText,
  budget_step_in_turn: changed,
  budget_state_needs_steps: changed,
  budget_version_fixed: changed,
  budget_effect_in_turn: changed,
  budget_effect_needs_decision: changed,
  budget_step_by_grant_in_force: budgetErrors.grantNeeded,
  budget_step_fits_post: budgetErrors.grantNeeded,
  budget_step_one_voice: budgetErrors.saidAlready,
  budget_steps_in_time: budgetErrors.outOfTime,
  budget_comment_while_open: budgetErrors.commentsClosed,
  budget_comment_line: budgetErrors.lineUnknown,
  budget_remark_line: budgetErrors.lineUnknown,
  budget_answer_once: budgetErrors.answeredAlready,
  budget_comment_hidden_once: budgetErrors.hiddenAlready,
  budget_adjustment_within: budgetErrors.beyondLimits,
  budget_line_covers_spent: budgetErrors.coversSpent,
};
