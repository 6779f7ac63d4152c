import { conflict, forbidden, invalid, notFound } from '../shared/domain-error';
import type { DomainError } from '../shared/domain-error';
import { formatDay } from '../shared/day';
import type { Day } from '../shared/day';

/** Every way a vote can say no. The sentence says what happened and what to do next. */
export const resolutionErrors = {
  unknown: () => notFound('resolution.unknown', '没有找到这项决议，请刷新列表后重新选择'),
  notDraft: () =>
    conflict('resolution.not-draft', '这项决议已经公告，内容不能再改；确需更改的请另立一项决议'),
  notAnnounced: () =>
    conflict('resolution.not-announced', '这项决议还没有公告，请由业委会主任先公告'),
  notOpen: (opensOn: Day) =>
    conflict('resolution.not-open', `表决从${formatDay(opensOn)}开始，请到时再投票`),
  over: (closesOn: Day) =>
    conflict('resolution.over', `表决已于${formatDay(closesOn)}截止，不能再投票`),
  closed: () => conflict('resolution.closed', '这项决议已经计票，结果不再变动'),
  notClosed: () => conflict('resolution.not-closed', '这项决议还没有计票，请在计票后办理'),
  noticeTooShort: (days: number, earliest: Day) =>
    conflict(
      'resolution.notice-too-short',
      `表决前须公告 ${days} 天（次日起算），最早从${formatDay(earliest)}开始；请先修改表决开始日期`,
    ),
  datesWrong: () => invalid('resolution.dates-wrong', '表决截止日期不能早于开始日期，请核对后重填'),
  opensInPast: () =>
    conflict('resolution.opens-in-past', '表决开始日期已经过去，请先修改日期再公告'),
  rollEmpty: () =>
    conflict('resolution.roll-empty', '房屋清册里还没有房屋，请先导入清册，再公告表决'),
  notVoter: () =>
    forbidden(
      'resolution.not-voter',
      '您在这次表决的业主名册里没有表决权（租户和家属不能代业主投票）；有疑问请联系业委会核对名册',
    ),
  rightUnknown: () =>
    notFound('resolution.right-unknown', '没有找到这份表决权，请刷新页面后重新选择'),
  stillOpen: (closesOn: Day) =>
    conflict(
      'resolution.still-open',
      `表决到${formatDay(closesOn)}才截止，还有业主没有投票；请在截止之后计票`,
    ),
  batchesUnchecked: (count: number) =>
    conflict(
      'resolution.batches-unchecked',
      `还有 ${count} 份纸质或现场票清单没有复核，请由另一位委员复核后再计票`,
    ),
  batchUnknown: () =>
    notFound('resolution.batch-unknown', '没有找到这份票的清单，请刷新列表后重新选择'),
  batchChecked: () => conflict('resolution.batch-checked', '这份清单已经复核过，不能再复核一次'),
  checkedByEnterer: () =>
    forbidden('resolution.checked-by-enterer', '录入人不能复核自己录入的票，请由另一位委员复核'),
  refusalNeedsReason: () =>
    invalid('resolution.refusal-needs-reason', '退回清单请写明理由（至少两个字）'),
  proxyBeyondCap: (cap: number) =>
    conflict(
      'resolution.proxy-beyond-cap',
      `议事规则规定一人最多代理 ${cap} 位业主，这位代理人已经满额，请另选代理人`,
    ),
  proxyGiven: () =>
    conflict('resolution.proxy-given', '这份表决权已经有代理人，请先撤回原来的委托再办理'),
  proxyUnknown: () => notFound('resolution.proxy-unknown', '没有找到这份委托，请刷新后重试'),
  proxyOwnVoter: () =>
    invalid('resolution.proxy-own-voter', '不能委托自己代理，请填写代理人的姓名和手机号'),
  fileUnknown: () =>
    invalid('resolution.file-unknown', '附件不存在或不属于这个小区，请重新上传后提交'),
  unitUnknown: () =>
    invalid('resolution.unit-unknown', '这套房屋不在本次表决的业主名册里，请核对房号'),
  notAdvisory: () =>
    conflict('resolution.not-advisory', '只有“以官方系统结果为准”的表决才需要登记官方结果'),
  officialEntered: () =>
    conflict('resolution.official-entered', '官方结果已经登记，不能再登记一次'),
  secondCallOfQuorate: () =>
    conflict('resolution.second-call', '只有参与人数或面积不足的表决才能再次召集'),
  secondCallMade: () =>
    conflict('resolution.second-call-made', '这项决议已经再次召集，请在列表中办理'),
  subjectUnknown: () =>
    invalid('resolution.subject-unknown', '没有找到要表决的文本，或它已有新版本，请重新选择'),
  subjectChanged: () =>
    conflict('resolution.subject-changed', '要表决的文本已经变动，请重新选择当前版本后再公告'),
  numberTaken: () =>
    conflict('resolution.number-taken', '同时有另一项决议在起草，请稍候再提交一次'),
};

/** What the database's own refusals mean to a person: what only a race can bring. */
export const resolutionConstraintMessages: Record<string, () => DomainError> = {
  resolution_number_once: resolutionErrors.numberTaken,
  resolution_term: resolutionErrors.datesWrong,
  resolution_stays_as_announced: resolutionErrors.notDraft,
  ballot_in_time: () =>
    conflict('resolution.ballot-refused', '表决已经截止或尚未开始，这张票没有计入'),
  ballot_file_known: resolutionErrors.fileUnknown,
  proxy_file_known: resolutionErrors.fileUnknown,
  official_result_file_known: resolutionErrors.fileUnknown,
  proxy_once: resolutionErrors.proxyGiven,
  proxy_of_open_vote: resolutionErrors.closed,
  ballot_batch_checked_by_another: resolutionErrors.checkedByEnterer,
  ballot_batch_once: resolutionErrors.batchChecked,
  official_result_pkey: resolutionErrors.officialEntered,
  official_result_of_advice: resolutionErrors.notAdvisory,
};
