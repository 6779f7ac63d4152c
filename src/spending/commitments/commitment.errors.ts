import { conflict, forbidden, invalid, notFound } from '../../shared/domain-error';
import type { DomainError } from '../../shared/domain-error';
import type { CommitmentRefusal } from './commitment.rules';

export const commitmentErrors = {
  notFound: () => notFound('commitment.not-found', '没有找到这份合同或订单，请返回列表重新选择'),
  notInTurn: () =>
    conflict('commitment.not-in-turn', '这份合同或订单的状态已变化，不能办理这一步；请刷新后查看'),
  notYourPost: () =>
    forbidden('commitment.not-your-post', '您的职务不办理这一步，请由页面上列出的职务办理'),
  samePerson: () =>
    forbidden('commitment.same-person', '您已经提出或同意过这份合同或订单，请由另一位办理'),
  fileUnknown: () => invalid('commitment.file-unknown', '合同附件没有找到，请重新上传后再提交'),
  reasonNeeded: () => invalid('commitment.reason-needed', '请写明不同意或终止的理由（至少两个字）'),
  ladderMoved: () =>
    conflict(
      'commitment.ladder-moved',
      '同一收款单位的其他申请刚刚变化，同意权限需要重新计算；请再提交一次',
    ),
} satisfies Record<string, () => DomainError>;

export function refusedAct(refusal: CommitmentRefusal): DomainError {
  return commitmentErrors[refusal]();
}

export const commitmentConstraintMessages: Record<string, () => DomainError> = {
  commitment_file_known: commitmentErrors.fileUnknown,
  commitment_on_ladder: commitmentErrors.ladderMoved,
  commitment_act_in_turn: commitmentErrors.notInTurn,
  commitment_needs_acts: commitmentErrors.notInTurn,
  commitment_act_one_part: commitmentErrors.samePerson,
  commitment_act_once: commitmentErrors.notInTurn,
  commitment_act_says_why: commitmentErrors.reasonNeeded,
};
