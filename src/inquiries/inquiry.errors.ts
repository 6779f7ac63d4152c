import { conflict, type DomainError, forbidden, invalid, notFound } from '../shared/domain-error';

/** Every way a question can be refused, and what to do next. */
export const inquiryErrors = {
  notFound: () => notFound('inquiry.not-found', '没有找到这条质询，请从质询列表中重新打开'),
  subjectUnknown: () =>
    invalid(
      'inquiry.subject-unknown',
      '没有找到您要问的这笔账、科目、报表或合同，请回到它的页面再点“问一问”',
    ),
  notConcerned: () =>
    forbidden(
      'inquiry.not-concerned',
      '质询由本小区业主住户和监督人提出；请先绑定您的房屋，或核对您的职务是否仍在任期内',
    ),
  enough: (most: number) =>
    conflict(
      'inquiry.enough',
      `您今天已经提出 ${most} 条质询，请明天再问，或在已有的质询中查看答复`,
      { most },
    ),
  termsMoved: () =>
    conflict('inquiry.terms-moved', '信托合同刚刚更新，答复期限有变化，请再提交一次'),
  settled: () =>
    conflict(
      'inquiry.settled',
      '提问人已认可答复，这条质询已经办结，不再追加答复；新的情况请另提一条',
    ),
  moved: () =>
    conflict('inquiry.moved', '这条质询刚刚有了新的答复或评价，请刷新页面，看过之后再办理'),
  ownQuestion: () =>
    forbidden('inquiry.own-question', '自己提出的质询不能由自己答复，请由其他同事答复'),
  officeNeeded: () =>
    forbidden(
      'inquiry.office-needed',
      '答复以职务名义公开，请由在任的项目经理、会计、审核人或业委会委员办理',
    ),
  fileUnknown: () => invalid('inquiry.file-unknown', '答复所附的文件没有找到，请重新上传后再提交'),
  askerOnly: () =>
    forbidden('inquiry.asker-only', '是否答清楚由提问人自己评价；您可以关注这条质询，或另提一条'),
  notAnswered: () => conflict('inquiry.not-answered', '这条质询还没有新的答复，等答复公开后再评价'),
  reasonNeeded: () =>
    invalid('inquiry.reason-needed', '请写明哪里没有答清楚（2 至 500 个字），受托人会重新答复'),
  partUnknown: () =>
    notFound('inquiry.part-unknown', '没有找到要隐藏的内容，请刷新页面后从页面上选择'),
  hiddenAlready: () =>
    conflict('inquiry.hidden-already', '这段内容已经由业委会隐藏，请刷新页面查看'),
  seatNeeded: () => forbidden('inquiry.seat-needed', '隐藏内容由在任的业委会委员办理，并写明理由'),
  notOverdue: () => conflict('inquiry.not-overdue', '这条质询没有逾期，不需要转办'),
} satisfies Record<string, (...args: never[]) => DomainError>;

/** What the database's own refusals mean to a person. */
export const inquiryConstraintMessages: Record<string, () => DomainError> = {
  inquiry_number_once: inquiryErrors.moved,
  inquiry_by_those_concerned: inquiryErrors.notConcerned,
  inquiry_by_contract: inquiryErrors.termsMoved,
  inquiry_of_something: inquiryErrors.subjectUnknown,
  inquiry_subject_whole: inquiryErrors.subjectUnknown,
  inquiry_answer_turn_once: inquiryErrors.moved,
  inquiry_answer_while_open: inquiryErrors.settled,
  inquiry_answer_by_office: inquiryErrors.officeNeeded,
  inquiry_answer_by_another: inquiryErrors.ownQuestion,
  inquiry_answer_file_known: inquiryErrors.fileUnknown,
  inquiry_answer_file_once: inquiryErrors.fileUnknown,
  inquiry_verdict_once: inquiryErrors.moved,
  inquiry_verdict_on_answer: inquiryErrors.notAnswered,
  inquiry_verdict_says_why: inquiryErrors.reasonNeeded,
  inquiry_escalation_when_overdue: inquiryErrors.notOverdue,
  inquiry_hiding_once: inquiryErrors.hiddenAlready,
  inquiry_hiding_of_words: inquiryErrors.partUnknown,
  inquiry_hiding_by_committee: inquiryErrors.seatNeeded,
};
