import { conflict, invalid, notFound } from '../../shared/domain-error';
import type { DomainError } from '../../shared/domain-error';

/** Every way a step of the calendar can be refused. */
export const calendarErrors = {
  reportUnknown: () =>
    notFound('disclosure.report-unknown', '没有找到这份报告，请刷新后重新选择。'),
  notFinal: () =>
    conflict(
      'disclosure.not-final',
      '这份报告的数字还会变（期间未结账）或是补打件，不能会签和公示；请结账后重新编制。',
    ),
  signedAlready: () => conflict('disclosure.signed-already', '这份报告已经会签，请刷新页面。'),
  notSigned: () =>
    conflict('disclosure.not-signed', '这份报告还没有业委会会签，请先请业委会核对会签。'),
  publishedAlready: () =>
    conflict('disclosure.published-already', '这份报告已经公示过了，请刷新页面。'),
  profileUnknown: () =>
    invalid('disclosure.profile-unknown', '没有这个地区的公示要求，请从列表中选择。'),
  startsMidMonth: () => invalid('disclosure.starts-mid-month', '起算日请选择某个月的第一天。'),
} satisfies Record<string, (...args: never[]) => DomainError>;

export const calendarConstraintMessages: Record<string, () => DomainError> = {
  report_countersign_pkey: calendarErrors.signedAlready,
  report_countersign_of: calendarErrors.reportUnknown,
  countersign_of_final: calendarErrors.notFinal,
  publication_once: calendarErrors.publishedAlready,
  publication_of: calendarErrors.reportUnknown,
  publication_countersigned: calendarErrors.notSigned,
};
