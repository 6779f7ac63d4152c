import { conflict, type DomainError, forbidden, invalid, notFound } from '../shared/domain-error';
import type { Period } from '../shared/period';

/** Every way the audit can say no. */
export const auditErrors = {
  engagementUnknown: () =>
    notFound('audit.engagement-unknown', '没有这项审计委托，请返回列表重新选择'),
  sampleUnknown: () => notFound('audit.sample-unknown', '没有这份抽样，请返回审计委托重新选择'),
  testUnknown: () => notFound('audit.test-unknown', '没有这项审计测试，请返回测试列表重新选择'),
  itemUnknown: () => notFound('audit.item-unknown', '样本里没有这一项，请刷新页面'),
  findingUnknown: () => notFound('audit.finding-unknown', '没有这条审计发现，请返回列表重新选择'),
  monthsReversed: () =>
    invalid('audit.months-reversed', '结束月份早于开始月份，请调换或重新选择审计期间'),
  auditorUnknown: () =>
    invalid(
      'audit.auditor-unknown',
      '所选审计人员不在任，请先在“人员与授权”中授予有期限的审计职务，再登记委托',
    ),
  moved: () => conflict('audit.moved', '刚刚有人办理了另一步，请刷新页面再试'),
  chairNeeded: () => forbidden('audit.chair-needed', '审计委托由在任的业委会主任登记'),
  notItsAuditor: () =>
    forbidden('audit.not-its-auditor', '您不是这项审计委托的审计人员，或授权已经到期'),
  concluded: () =>
    conflict(
      'audit.concluded',
      '这项审计已出具意见，不能再抽样、勾对或提出发现；如有新情况请另立委托',
    ),
  outsideMonths: () =>
    invalid('audit.outside-months', '抽样月份超出审计期间，请在委托的期间之内选择'),
  notClosed: (month: Period) =>
    conflict('audit.not-closed', `${month} 还没有结账，总体尚未固定；请待物业结账后再抽样`),
  nothingToDraw: () =>
    invalid('audit.nothing-to-draw', '所选月份、科目、资金和方向上没有凭证，请放宽条件再抽'),
  seedMoved: () => conflict('audit.seed-moved', '种子与账本不符，没有抽样；请刷新页面再试'),
  markNeedsNote: () =>
    invalid('audit.mark-needs-note', '不符或缺凭据时请写明差在哪里（至少 2 个字）'),
  subjectUnknown: () =>
    invalid('audit.subject-unknown', '找不到发现所指的账目、预算科目或合同，请重新选择'),
  notNext: () =>
    conflict('audit.not-next', '这条发现的状态已经变化，不能办理这一步，请刷新页面查看'),
  officeNeeded: () =>
    forbidden('audit.office-needed', '审计发现由在任的物业项目经理、会计或审核以职务名义答复'),
  fileUnknown: () => invalid('audit.file-unknown', '所附文件不存在或重复，请重新上传后再选'),
  paragraphsNeeded: () =>
    invalid('audit.paragraphs-needed', '请至少写一段意见，每段 2 至 2000 个字'),
} satisfies Record<string, (...args: never[]) => DomainError>;

/** What the database's own refusals mean to a person. */
export const auditConstraintMessages: Record<string, () => DomainError> = {
  audit_engagement_number_once: auditErrors.moved,
  audit_engagement_months: auditErrors.monthsReversed,
  audit_engaged_by_chair: auditErrors.chairNeeded,
  audit_auditor_appointed: auditErrors.auditorUnknown,
  audit_engagement_auditor_grant: auditErrors.auditorUnknown,
  audit_by_its_auditors: auditErrors.notItsAuditor,
  audit_before_opinion: auditErrors.concluded,
  audit_sample_within: auditErrors.outsideMonths,
  audit_sample_seeded: auditErrors.seedMoved,
  audit_sample_draw_once: auditErrors.moved,
  audit_tick_turn_once: auditErrors.moved,
  audit_tick_says_why: auditErrors.markNeedsNote,
  audit_finding_no_once: auditErrors.moved,
  audit_finding_of_something: auditErrors.subjectUnknown,
  audit_finding_subject_whole: auditErrors.subjectUnknown,
  audit_finding_step_turn_once: auditErrors.moved,
  audit_finding_step_in_order: auditErrors.notNext,
  audit_answer_by_firm: auditErrors.officeNeeded,
  audit_finding_file_once: auditErrors.fileUnknown,
  audit_finding_file_known: auditErrors.fileUnknown,
  audit_opinion_version_once: auditErrors.moved,
  audit_opinion_issued_once: auditErrors.concluded,
};
