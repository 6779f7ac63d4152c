import { conflict, type DomainError, invalid, notFound } from '../shared/domain-error';

/** Every way a change of trustee can be refused. */
export const handoverErrors = {
  unknown: () => notFound('handover.unknown', '没有找到这次交接，请刷新页面后重新打开。'),
  listUnknown: () => notFound('handover.list-unknown', '没有找到这份清单，请从交接页面重新打开。'),
  partiesOnly: () =>
    notFound(
      'handover.parties-only',
      '这份清单涉及各户或他人的账户，只有办理交接的人员能逐行查看；合计数已在交接页面公开。',
    ),
  noTrustee: () =>
    conflict('handover.no-trustee', '本小区现在没有受托人在任，不能再办理终止；请核对受托期限。'),
  already: (moment: string) =>
    conflict(
      'handover.already',
      `受托期限的终止时间已经定为 ${moment}。要改期，请先撤回这次交接，再重新办理。`,
    ),
  notInFuture: () => invalid('handover.not-in-future', '终止时间必须晚于现在，请重新选择。'),
  tooFar: () => invalid('handover.too-far', '终止时间最远可以定在三年以后，请重新选择。'),
  notAMoment: () =>
    invalid('handover.not-a-moment', '请填写终止的日期和时间，例如 2027-01-01 00:00。'),
  sameFirm: (firm: string) =>
    invalid(
      'handover.same-firm',
      `${firm}就是现任受托人；续聘不用交接，不设终止时间即可继续履职。`,
    ),
  isTrustor: () =>
    invalid(
      'handover.parties-same',
      '新受托人与委托人不能是同一方：第二把钥匙要由另一方法律主体掌握（信托法 第四十三条）。',
    ),
  resolutionUnknown: () =>
    notFound('handover.resolution-unknown', '没有找到这份业主大会决议，请从决议列表中重新选择。'),
  notPassed: () =>
    conflict(
      'handover.needs-resolution',
      '所选的业主大会决议没有通过或还没有计票；请选择已通过的决议，或填写决议文件的名称。',
    ),
  begun: (moment: string) =>
    conflict('handover.begun', `受托期限已于 ${moment} 届满，不能再撤回或改期。`),
  withdrawn: () =>
    conflict('handover.withdrawn', '这次交接已被撤回，不能再办理；请刷新页面查看现况。'),
  notYet: (moment: string) =>
    conflict(
      'handover.not-yet',
      `受托期限到 ${moment} 才届满，届满后由新受托人接收、业委会确认。在此之前请原受托人准备清单。`,
    ),
  delivered: () =>
    conflict(
      'handover.delivered',
      '原受托人已经移交，清单不能再改；有出入请新受托人在接收时注明。',
    ),
  itemUnknown: (list: string) =>
    invalid('handover.item-unknown', `清单里没有“${list}”这一项，请刷新页面后重新选择。`, { list }),
  itemDone: () => conflict('handover.item-done', '其中有一项已经这样接收过，请刷新页面后核对。'),
  exceptionSilent: () =>
    invalid('handover.exception-silent', '有保留地接收时，请写明与清单不符之处。'),
  notWhole: () =>
    conflict(
      'handover.not-whole',
      '还有清单没有接收；请新受托人逐项接收（可以注明保留）后，再由业委会确认交接完成。',
    ),
  objectUnknown: () =>
    notFound('handover.object-unknown', '没有找到这一件，可能已被移除；请刷新。'),
  notSealed: (moment: string) =>
    conflict(
      'handover.not-sealed',
      `受托期限到 ${moment} 届满，账簿封存之后才能编制交接报告；请届满后再来。`,
    ),
  confirmed: () => conflict('handover.confirmed', '这次交接已经确认完成，不用再次办理。'),
  notYours: () =>
    conflict('handover.not-yours', '移交由原受托人办理，接收由新受托人办理；您不在这一方任职。'),
} satisfies Record<string, (...args: never[]) => DomainError>;

/** What the database says when two did it at once, or someone went past the services. */
export const handoverConstraintMessages: Record<string, () => DomainError> = {
  handover_act_once: handoverErrors.itemDone,
  handover_confirm_whole: handoverErrors.notWhole,
  handover_object_late: handoverErrors.delivered,
  handover_one_of_term: () =>
    conflict('handover.already', '刚刚有人办理了受托期限的终止，请刷新页面后核对。'),
  trustee_term_end_once: () =>
    conflict('handover.already', '受托期限的终止时间已经定下，请先撤回再改期。'),
  handover_act_by: handoverErrors.notYours,
  handover_act_in_turn: () =>
    conflict('handover.in-turn', '这一步现在不能办理，请刷新页面后核对交接的进度。'),
  act_within_term: termOver,
  entry_within_term: termOver,
};

function termOver(): DomainError {
  return conflict(
    'trustee-term.over',
    '办理人所在企业的受托期限已经届满，这一步没有生效；请由现任受托人的人员办理。',
  );
}
