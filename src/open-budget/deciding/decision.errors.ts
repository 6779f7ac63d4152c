import { conflict, forbidden, invalid } from '../../shared/domain-error';
import type { DomainError } from '../../shared/domain-error';

/** Every way a voice on final accounts or on a surplus can be refused. */
export const decisionErrors = {
  notInTurn: (stateName: string) =>
    conflict(
      'decision.not-in-turn',
      `现在的状态是“${stateName}”，不在表决中；请刷新页面查看最新进度。`,
    ),
  saidAlready: () => conflict('decision.said-already', '您已经表过态了，不能再改。'),
  reasonNeeded: () => invalid('decision.reason-needed', '不同意请写明理由（至少两个字）。'),
  grantNeeded: () =>
    forbidden('decision.grant-needed', '这一步要由任期内的业委会委员办理，请先登记您的职务。'),
  ownersDecide: () =>
    conflict(
      'decision.owners-decide',
      '信托合同约定由业主大会表决：请先发起业主大会决议，计票后在这里登记决议。',
    ),
  committeeDecides: () =>
    conflict(
      'decision.committee-decides',
      '这一项由业委会决定，不需要登记业主大会决议；请委员直接表示同意或不同意。',
    ),
  resolutionOther: () =>
    invalid(
      'decision.resolution-other',
      '这份业主大会决议不是关于这一项的，或尚未结束表决；请核对决议的标的和结果。',
    ),
  outcomeOther: () =>
    invalid(
      'decision.outcome-other',
      '登记的结论与业主大会的表决结果不一致；请按计票结果登记通过或未通过。',
    ),
} satisfies Record<string, (...args: never[]) => DomainError>;

const changed = () => decisionErrors.notInTurn('已变更');

/** What the database's own refusals mean to a person: races, and writers that bypass the rules. */
export const decisionConstraintMessages: Record<string, () => DomainError> = {
  final_accounts_act_one_voice: decisionErrors.saidAlready,
  surplus_act_one_voice: decisionErrors.saidAlready,
  decision_act_in_turn: changed,
  decision_act_of_this_text: changed,
  decision_act_by_whom: changed,
  decision_act_by_grant_in_force: decisionErrors.grantNeeded,
};
