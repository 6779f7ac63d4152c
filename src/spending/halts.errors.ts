import { conflict, invalid } from '../shared/domain-error';
import type { DomainError } from '../shared/domain-error';

/** Why a payment is stopped, or an objection, a vote or an emergency refused; and what to do next. */
export const haltErrors = {
  frozen: () =>
    conflict(
      'spending.frozen',
      '这笔付款因业主异议已冻结，不能制单、放行、付款或修改；请等业委会公开答复，并由异议撤回、业委会决议或业主表决解除',
    ),
  objectionsOpen: (endsOn: string) =>
    conflict(
      'spending.objections-open',
      `公示异议期到 ${endsOn} 结束，次日起才能制付款单；期间业主可以提出异议`,
      { endsOn },
    ),
  notRefused: () =>
    conflict(
      'spending.not-in-turn',
      '已批准的支出由经办人撤回；业主异议冻结后，由业委会过半数决定不予支付才退回',
    ),
  notRatified: () =>
    conflict(
      'spending.not-ratified',
      '这笔应急支出还没有被业委会追认，不能制单、放行或付款；请业委会委员在期限内追认',
    ),
  byMajority: () =>
    conflict(
      'spending.ratified-by-majority',
      '应急支出由业委会过半数委员追认或不予追认，请在“应急支出”中表决',
    ),
  costBooked: () =>
    conflict(
      'spending.emergency-booked',
      '这笔应急支出的费用已经入账并公示，不能再修改或撤回；请等业委会追认，或到期转为对受托人的应收',
    ),
  emergencyNotExpense: () =>
    invalid(
      'spending.emergency-not-expense',
      '应急支出要记入费用科目，由业委会追认；请重新选择科目，往来款项请走普通支出',
    ),
  noPayable: () =>
    conflict(
      'spending.no-payable-account',
      '账簿里没有可用的“2202 应付账款”末级科目，应急费用不能挂账；请会计先在科目表中设置',
    ),
  ratifiedTooLate: (ratifyBy: string) =>
    conflict(
      'spending.ratified-too-late',
      `追认期限 ${ratifyBy} 已过，这笔费用转为对受托人的应收，不能再追认`,
      { ratifyBy },
    ),
  notWaitingForVote: () =>
    conflict('spending.vote-closed', '这里没有待表决的事项，可能已有结果；请刷新页面查看'),
  votedAlready: () => conflict('spending.voted-already', '您已经表决过，一位委员只表决一次'),
  noWindow: () =>
    conflict(
      'objection.no-window',
      '这笔支出现在不在公示异议期内，不能提出异议；可以向业委会反映，或查看它的凭证',
    ),
  noHome: () => conflict('objection.no-home', '异议由房屋的业主或使用人提出，请先绑定您的房屋'),
  spokenAlready: () =>
    conflict('objection.spoken-already', '您家已经提出过异议；一户一声，家人之间不重复计算'),
  noneOfYours: () => conflict('objection.none-of-yours', '您没有可以撤回的异议，或它已经撤回'),
  decidedByOwners: () =>
    conflict('objection.decided', '这笔支出的异议已由业主大会表决或业委会决定，不再接受新的异议'),
  nothingToAnswer: () =>
    conflict('objection.nothing-to-answer', '这笔支出没有需要答复的异议，请刷新页面查看'),
  answerFirst: () =>
    conflict('objection.answer-first', '请业委会先公开答复业主的异议，再表决是否解除冻结'),
  resolutionDiffers: () =>
    conflict(
      'objection.resolution-differs',
      '这份业主大会决议不是针对这笔冻结的支出，或结果与您选择的不一致；请核对决议的事项和结果',
    ),
} satisfies Record<string, (...args: never[]) => DomainError>;

/** What the database's own refusals mean to a person. */
export const haltConstraintMessages: Record<string, () => DomainError> = {
  spending_not_frozen: haltErrors.frozen,
  spending_objections_heard: () => haltErrors.objectionsOpen('公示期最后一天'),
  spending_ratified: haltErrors.notRatified,
  spending_objection_in_window: haltErrors.noWindow,
  spending_objection_once_per_person: haltErrors.spokenAlready,
  spending_objection_once_per_home: haltErrors.spokenAlready,
  spending_objection_of_own_home: haltErrors.noHome,
  spending_objection_withdrawn_once: haltErrors.noneOfYours,
  spending_freeze_one_open: haltErrors.frozen,
  spending_freeze_ends_once: haltErrors.notWaitingForVote,
  spending_freeze_ends_by_rule: haltErrors.resolutionDiffers,
  spending_vote_on_open_question: haltErrors.notWaitingForVote,
  spending_vote_pkey: haltErrors.votedAlready,
  spending_emergency_by_rule: haltErrors.notWaitingForVote,
};
